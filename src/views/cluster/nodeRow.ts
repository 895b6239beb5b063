import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { NodeUnknown, NodeView } from '../../model/snapshot.ts';
import { arnOf, offers } from './copyTargets.ts';
import { eniRow } from './eniRow.ts';
import { hostNetworkRow, unplacedPodsRows } from './hostNetworkRow.ts';
import { groupText } from './nodeGroupText.ts';
import { parts, stateColor, type Row, type RowTooltip } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** Row id of a node, for those who want to reveal it. */
export function nodeRowId(nodeName: string): string {
  return `node/${nodeName}`;
}

/** A node: how many pods and ENIs it has of how many it can have; opens to its ENIs. */
export function nodeRow(node: NodeView, context: RowContext): Row {
  return context.rows.row(node, 'node', () => ({
    id: nodeRowId(node.name),
    label: node.shortName,
    description: parts(
      l10n.t('{0}/{1} pods', node.usedPods, node.maxPods),
      node.unknown === undefined
        ? l10n.t('{0}/{1} ENIs', node.enis.length, node.limits?.maxEnis ?? '?')
        : unknownWord(node.unknown),
      node.type,
      shortZone(node.zone),
      stateWord(node),
    ),
    icon: { name: 'server', color: stateColor[nodeState(node)] },
    tooltip: tooltip(node),
    ...actions(node, context),
    children: () => [
      ...node.enis.map((eni) => eniRow(eni, node.osImage, context)),
      ...unplacedPodsRows(node, context),
      ...(node.hostNetworkPods.length > 0 ? [hostNetworkRow(node, context)] : []),
    ],
  }));
}

function actions({ name, instanceId, internalIp, cordoned }: NodeView, context: RowContext) {
  return offers(
    { name, id: instanceId, ip: internalIp, arn: arnOf(context, 'instance', instanceId) },
    instanceId === undefined ? undefined : { kind: 'instance', id: instanceId },
    [
      abilities.node,
      abilities.panel,
      abilities.trace,
      cordoned ? abilities.uncordon : abilities.cordon,
      ...(instanceId === undefined ? [] : [abilities.ssh]),
    ],
    { nodeName: name },
  );
}

function nodeState(node: NodeView): keyof typeof stateColor {
  if (node.leaving) return 'busy';
  if (!node.ready) return 'bad';
  return node.cordoned || node.usedPods >= node.maxPods ? 'full' : 'good';
}

function stateWord(node: NodeView): string {
  const ready = node.ready ? l10n.t('ready') : l10n.t('not ready');
  if (node.leaving) return l10n.t('terminating');
  if (node.cordoned) return `${ready}, ${l10n.t('cordoned')}`;
  return node.ready && node.usedPods >= node.maxPods ? `${ready}, ${l10n.t('full')}` : ready;
}

function unknownWord(unknown: NodeUnknown): string {
  const words: Readonly<Record<NodeUnknown, string>> = {
    fargate: l10n.t('Fargate shows no ENI'),
    'not-on-ec2': l10n.t('not on EC2'),
    'instance-unseen': l10n.t('its instance is not in sight'),
    ipv6: l10n.t('IPv6: not counted by ENI'),
  };
  return words[unknown];
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
      [l10n.t('Node group'), groupText(node.group)],
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
