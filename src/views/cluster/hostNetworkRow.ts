import { l10n } from 'vscode';
import type { NodeView } from '../../model/snapshot.ts';
import { podRow } from './podRow.ts';
import { parts, stateColor, type Row } from './row.ts';

/** Pods that use the node's own address: they count toward the pod limit and take no slot. */
export function hostNetworkRow({ name, hostNetworkPods }: NodeView): Row {
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
    children: () => hostNetworkPods.map((pod) => podRow(pod, id)),
  };
}

/** Pods on the node whose address no ENI shows: on their way, or read a moment too early. */
export function unplacedPodsRow({ name, unplacedPods }: NodeView): Row {
  const id = `node/${name}/unplaced`;
  return {
    id,
    label: l10n.t('no address yet'),
    description: String(unplacedPods.length),
    icon: { name: 'loading~spin', color: stateColor.busy },
    children: () => unplacedPods.map((pod) => podRow(pod, id)),
  };
}
