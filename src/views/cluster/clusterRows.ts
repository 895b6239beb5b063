import { l10n } from 'vscode';
import type { Snapshot } from '../../model/snapshot.ts';
import { offers } from './copyTargets.ts';
import { costRow } from './costRow.ts';
import { instanceRow } from './instanceRow.ts';
import { looseInterfacesRow } from './looseInterfacesRow.ts';
import { namespacesRow } from './namespacesRow.ts';
import { nodesRow } from './nodesRow.ts';
import { pendingRow } from './pendingRow.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';
import { sourceRows } from './sourceRows.ts';
import { stackActions, stackRow, stackState } from './stackRow.ts';

/**
 * The rows at the top of the cluster tree: the lab, under the name of its stack (or of the cluster, where there is no
 * stack), or what is known while there is neither. Empty without a connection, and where the lab is not deployed: then
 * the view's welcome text speaks.
 */
export function clusterRows(snapshot: Snapshot, context: RowContext): readonly Row[] {
  const { connection, stack, nodes, sources } = snapshot;
  if (connection === undefined) return [];
  const troubles = sourceRows(sources, context);
  if (stack === undefined && nodes.length === 0) return troubles;
  return [labRow(snapshot, connection, troubles, context)];
}

function labRow(
  snapshot: Snapshot,
  connection: NonNullable<Snapshot['connection']>,
  troubles: readonly Row[],
  context: RowContext,
): Row {
  const { stack, clusterVersion, account, otherInstances, looseInterfaces, pending, pods, nodes, sources } = snapshot;
  const name = stack?.name ?? connection.clusterName;
  return {
    id: `lab/${connection.id}`,
    label: name,
    description: parts(stack?.status, clusterVersion, connection.region),
    icon: { name: 'type-hierarchy', ...(stack && { color: stateColor[stackState(stack.status)] }) },
    tooltip: {
      heading: name,
      facts: [
        [l10n.t('Connection'), connection.name],
        [l10n.t('Account'), account ?? l10n.t('not read yet')],
        [l10n.t('Region'), connection.region],
        [l10n.t('Cluster'), parts(connection.clusterName, clusterVersion)],
        ...(stack ? ([[l10n.t('Stack'), stack.status]] as const) : []),
      ],
      note: stack?.statusReason,
    },
    ...(stack
      ? stackActions(stack)
      : offers({ name }, clusterVersion === undefined ? undefined : { kind: 'cluster', id: connection.clusterName })),
    open: true,
    children: () => [
      ...troubles,
      ...(pending.length > 0 ? [pendingRow(snapshot)] : []),
      ...(context.cost ? [costRow(context.cost, context.now)] : []),
      ...(stack ? [stackRow(stack, context)] : []),
      ...(nodes.length > 0 || sources.cluster.kind === 'live' ? [nodesRow(nodes, context)] : []),
      ...otherInstances.map((instance) => instanceRow(instance, context)),
      ...(looseInterfaces.length > 0 ? [looseInterfacesRow(looseInterfaces, context)] : []),
      ...(pods.size > 0 ? [namespacesRow(snapshot, context)] : []),
    ],
  };
}
