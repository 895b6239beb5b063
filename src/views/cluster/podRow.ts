import { l10n } from 'vscode';
import { abilities, commands } from '../../contributions.ts';
import type { PodView } from '../../model/snapshot.ts';
import { offers } from './copyTargets.ts';
import { parts, stateColor, type Row, type RowIcon } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** Row id of a pod in one of the places that show it. */
export function podRowId(place: string, uid: string): string {
  return `${place}/pod/${uid}`;
}

/** A pod by name. `place` keeps ids apart where the same pod is shown in several places. */
export function podRow(pod: PodView, place: string, { rows }: RowContext): Row {
  return rows.row(pod, place, () => ({
    id: podRowId(place, pod.uid),
    label: pod.name,
    description: parts(
      statusText(pod),
      pod.ip,
      pod.restarts > 0 ? l10n.t('{0} restarts', pod.restarts) : undefined,
      pod.addressFailure,
    ),
    icon: podIcon(pod),
    tooltip: {
      heading: pod.key,
      facts: [
        [l10n.t('Status'), pod.status],
        [l10n.t('Node'), pod.nodeName ?? l10n.t('none')],
        [l10n.t('Address'), pod.ip ?? l10n.t('none')],
        [
          l10n.t('Network'),
          pod.hostNetwork ? l10n.t('the node’s own (host network)') : l10n.t('an address of its own'),
        ],
        [l10n.t('Containers'), pod.containers.join(', ')],
      ],
      note: pod.unschedulable ?? pod.addressFailure,
    },
    ...podActions(pod),
  }));
}

/** The word of `kubectl get pods`, with the phase before it where that says more. */
function statusText({ status, phase }: PodView): string {
  return status === phase || status === 'Completed' || status === 'Terminating' ? status : `${phase}: ${status}`;
}

/** What a row that stands for a pod offers and tells commands. */
export function podActions(pod: PodView): Pick<Row, 'abilities' | 'target' | 'command'> {
  const able = [
    abilities.pod,
    abilities.panel,
    ...(pod.nodeName === undefined ? [] : [abilities.containers]),
    ...(pod.ip === undefined ? [] : [abilities.trace]),
  ];
  return {
    ...offers({ name: pod.name, ip: pod.ip }, undefined, able, {
      namespace: pod.namespace,
      name: pod.name,
      opens: 'pod',
    }),
    command: { id: commands.openRow, title: l10n.t('Describe pod') },
  };
}

/** A filled circle for a pod that runs, a hollow one for a pod on its way, a cross for one in trouble. */
export function podIcon(pod: PodView): RowIcon {
  if (pod.ready) return { name: 'circle-filled', color: stateColor.good };
  if (pod.nodeName === undefined || pod.addressFailure !== undefined)
    return { name: 'circle-outline', color: stateColor.full };
  if (/Error|BackOff|Failed|Evicted/.test(pod.status)) return { name: 'error', color: stateColor.bad };
  return { name: 'circle-outline', color: stateColor.busy };
}
