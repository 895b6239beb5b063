import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { Snapshot, StackView } from '../../model/snapshot.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import { instanceRow } from './instanceRow.ts';
import { namespacesRow } from './namespacesRow.ts';
import { nodeRow } from './nodeRow.ts';
import { pendingRow } from './pendingRow.ts';
import { resourcesRow } from './resourcesRow.ts';
import { parts, stateColor, type Row } from './row.ts';
import { sourceRows, type Explain } from './sourceRows.ts';

/**
 * The rows at the top of the cluster tree: the lab, under the name of its stack (or of the cluster, where there is no
 * stack), or what is known while there is neither. Empty without a connection, and where the lab is not deployed: then
 * the view's welcome text speaks.
 */
export function clusterRows(snapshot: Snapshot, explain: Explain): readonly Row[] {
  const { connection, stack, nodes, sources } = snapshot;
  if (connection === undefined) return [];
  const troubles = sourceRows(sources, explain);
  if (stack === undefined && nodes.length === 0) return troubles;
  return [labRow(snapshot, connection, troubles)];
}

function labRow(snapshot: Snapshot, connection: NonNullable<Snapshot['connection']>, troubles: readonly Row[]): Row {
  const { stack, clusterVersion, account, otherInstances, pending, pods, nodes, sources } = snapshot;
  const name = stack?.name ?? connection.clusterName;
  return {
    id: `lab/${connection.id}`,
    label: name,
    description: parts(stack?.status, clusterVersion, connection.region),
    icon: { name: 'type-hierarchy', ...(stack && { color: stateColor[stackState(stack)] }) },
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
    abilities: [abilities.copyText],
    target: { copyText: name },
    open: true,
    children: () => [
      ...troubles,
      ...(pending.length > 0 ? [pendingRow(snapshot)] : []),
      ...(nodes.length > 0 || sources.cluster.kind === 'live' ? [nodesRow(snapshot)] : []),
      ...otherInstances.map(instanceRow),
      ...(pods.size > 0 ? [namespacesRow(snapshot)] : []),
      ...(stack && stack.resources.length > 0 ? [resourcesRow(stack)] : []),
    ],
  };
}

function nodesRow({ nodes }: Snapshot): Row {
  return {
    id: 'nodes',
    label: l10n.t('Nodes'),
    description: nodes.length === 0 ? l10n.t('none has joined') : String(nodes.length),
    icon: { name: 'server-environment' },
    open: true,
    ...(nodes.length > 0 && { children: () => nodes.map(nodeRow) }),
  };
}

function stackState({ status }: StackView): keyof typeof stateColor {
  const states = { busy: 'busy', ready: 'good', 'rolled-back': 'bad', failed: 'bad', deleted: 'quiet' } as const;
  return states[stackPhase(status)];
}
