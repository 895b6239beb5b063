import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { NodeGroup, NodeView } from '../../model/snapshot.ts';
import { offers } from './copyTargets.ts';
import { groupText } from './nodeGroupText.ts';
import { nodeRow } from './nodeRow.ts';
import { paged } from './paged.ts';
import { parts, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

export const nodesRowId = 'nodes';

/** All nodes. Of several node groups each has a row of its own; the one of a small cluster is named beside the count. */
export function nodesRow(nodes: readonly NodeView[], context: RowContext): Row {
  const groups = [...Map.groupBy(nodes, nodeGroupRowId)];
  const only = groups.length === 1 ? nodes[0] : undefined;
  return {
    id: nodesRowId,
    label: l10n.t('Nodes'),
    description:
      nodes.length === 0 ? l10n.t('none has joined') : parts(String(nodes.length), only && groupText(only.group)),
    icon: { name: 'server-environment' },
    ...groupActions(only?.group),
    open: true,
    ...(nodes.length > 0 && {
      children: (limit) =>
        groups.length === 1
          ? paged(nodesRowId, nodes, limit, (node) => nodeRow(node, context))
          : groups.map(([id, members]) => groupRow(id, members, context)),
    }),
  };
}

/** Row id of the group that a node is of. */
export function nodeGroupRowId({ group }: NodeView): string {
  return `group/${group.kind}/${group.name}`;
}

function groupRow(id: string, nodes: readonly NodeView[], context: RowContext): Row {
  const used = nodes.reduce((sum, node) => sum + node.usedPods, 0);
  const most = nodes.reduce((sum, node) => sum + node.maxPods, 0);
  const [first] = nodes;
  return {
    id,
    label: first === undefined ? id : groupText(first.group),
    description: parts(l10n.t('{0} nodes', nodes.length), l10n.t('{0}/{1} pods', used, most)),
    icon: { name: 'layers' },
    ...groupActions(first?.group),
    open: true,
    children: (limit) => paged(id, nodes, limit, (node) => nodeRow(node, context)),
  };
}

/** EKS changes the size of the groups that it manages; who makes the others, their tools know. */
function groupActions(group: NodeGroup | undefined): Pick<Row, 'abilities' | 'target'> {
  if (group === undefined || group.name === '') return {};
  const { kind, name } = group;
  return kind === 'managed'
    ? offers({ name }, undefined, [abilities.nodegroup], { nodegroup: name })
    : offers({ name }, undefined);
}
