import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { PodView } from '../../model/snapshot.ts';
import { parts, stateColor, type Row, type RowIcon } from './row.ts';

/** Row id of a pod in one of the places that show it. */
export function podRowId(place: string, uid: string): string {
  return `${place}/pod/${uid}`;
}

/** A pod by name. `place` keeps ids apart where the same pod is shown in several places. */
export function podRow(pod: PodView, place: string): Row {
  return {
    id: podRowId(place, pod.uid),
    label: pod.name,
    description: parts(pod.status, pod.ip, pod.restarts > 0 ? l10n.t('{0} restarts', pod.restarts) : undefined),
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
      note: pod.unschedulable,
    },
    ...podActions(pod),
  };
}

/** What a row that stands for a pod offers and tells commands. */
export function podActions(pod: PodView): Pick<Row, 'abilities' | 'target'> {
  return {
    abilities: [abilities.copyText, abilities.describe],
    target: { namespace: pod.namespace, name: pod.name, copyText: pod.ip ?? pod.name },
  };
}

/** A filled circle for a pod that runs, a hollow one for a pod on its way, a cross for one in trouble. */
export function podIcon(pod: PodView): RowIcon {
  if (pod.ready) return { name: 'circle-filled', color: stateColor.good };
  if (pod.nodeName === undefined) return { name: 'circle-outline', color: stateColor.full };
  if (/Error|BackOff|Failed|Evicted/.test(pod.status)) return { name: 'error', color: stateColor.bad };
  return { name: 'circle-outline', color: stateColor.busy };
}
