import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { NodeView } from '../../model/snapshot.ts';
import { eniRow } from './eniRow.ts';
import { hostNetworkRow, unplacedPodsRow } from './hostNetworkRow.ts';
import { parts, stateColor, type Row, type RowTooltip } from './row.ts';

/** Row id of a node, for those who want to reveal it. */
export function nodeRowId(nodeName: string): string {
  return `node/${nodeName}`;
}

/** A node: how many pods and ENIs it has of how many it can have; opens to its ENIs. */
export function nodeRow(node: NodeView): Row {
  return {
    id: nodeRowId(node.name),
    label: node.shortName,
    description: parts(
      l10n.t('{0}/{1} pods', node.usedPods, node.maxPods),
      l10n.t('{0}/{1} ENIs', node.enis.length, node.limits?.maxEnis ?? '?'),
      node.type,
      shortZone(node.zone),
      stateWord(node),
    ),
    icon: { name: 'server', color: stateColor[nodeState(node)] },
    tooltip: tooltip(node),
    abilities: [abilities.showEnis, abilities.copyText],
    target: { nodeName: node.name, copyText: node.internalIp ?? node.name },
    children: () => [
      ...node.enis.map((eni) => eniRow(eni, node.osImage)),
      ...(node.unplacedPods.length > 0 ? [unplacedPodsRow(node)] : []),
      ...(node.hostNetworkPods.length > 0 ? [hostNetworkRow(node)] : []),
    ],
  };
}

function nodeState(node: NodeView): keyof typeof stateColor {
  if (!node.ready) return 'bad';
  return node.usedPods >= node.maxPods ? 'full' : 'good';
}

function stateWord(node: NodeView): string | undefined {
  if (!node.ready) return l10n.t('not ready');
  if (node.cordoned) return l10n.t('cordoned');
  return node.usedPods >= node.maxPods ? l10n.t('full') : undefined;
}

/** `ap-northeast-2a` → `2a`: the region is said once, at the top. */
function shortZone(zone: string | undefined): string | undefined {
  return zone?.slice(zone.lastIndexOf('-') + 1);
}

function tooltip(node: NodeView): RowTooltip {
  const none = l10n.t('none');
  return {
    heading: node.name,
    facts: [
      [l10n.t('Pods'), l10n.t('{0} of {1} the kubelet allows', node.usedPods, node.maxPods)],
      [l10n.t('Instance'), parts(node.instanceId ?? none, node.type)],
      [l10n.t('Zone'), node.zone ?? none],
      [l10n.t('Private address'), node.internalIp ?? none],
      [l10n.t('Public address'), node.externalIp ?? none],
      [l10n.t('Kubelet'), node.kubeletVersion],
      [l10n.t('System'), node.osImage],
    ],
    note: node.notReadyReason,
  };
}
