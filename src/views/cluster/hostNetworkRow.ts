import { l10n } from 'vscode';
import type { NodeView, PodView } from '../../model/snapshot.ts';
import { podRow } from './podRow.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** Pods that use the node's own address: they count toward the pod limit and take no slot. */
export function hostNetworkRow({ name, hostNetworkPods }: NodeView, context: RowContext): Row {
  const id = `node/${name}/host`;
  return {
    id,
    label: l10n.t('host network'),
    description: parts(String(hostNetworkPods.length), hostNetworkPods.map((pod) => pod.name).join(', ')),
    icon: { name: 'home', color: stateColor.quiet },
    tooltip: {
      heading: l10n.t('Pods with the node’s own address'),
      facts: [],
      note: l10n.t('They count toward the pod limit and take no address of an ENI.'),
    },
    children: () => hostNetworkPods.map((pod) => podRow(pod, id, context)),
  };
}

/** Pods on the node that have no address yet, and those whose address no ENI shows: on its way, or out of our sight. */
export function unplacedPodsRows({ name, unplacedPods, unknown }: NodeView, context: RowContext): readonly Row[] {
  const without = unplacedPods.filter(({ ip }) => ip === undefined);
  const elsewhere = unplacedPods.filter(({ ip }) => ip !== undefined);
  const row = (id: string, label: string, pods: readonly PodView[], waits: boolean): Row => ({
    id,
    label,
    description: String(pods.length),
    icon: waits ? { name: 'loading~spin', color: stateColor.busy } : { name: 'question', color: stateColor.quiet },
    children: () => pods.map((pod) => podRow(pod, id, context)),
  });
  return [
    ...(without.length > 0 ? [row(`node/${name}/unplaced`, l10n.t('no address yet'), without, true)] : []),
    ...(elsewhere.length > 0
      ? [
          row(
            `node/${name}/elsewhere`,
            unknown === undefined ? l10n.t('an address that no ENI shows yet') : l10n.t('addresses of their own'),
            elsewhere,
            unknown === undefined,
          ),
        ]
      : []),
  ];
}
