import type { PendingReason } from '../../domain/pending/pendingReason.ts';
import type { PendingGroup } from '../../model/pendingGroups.ts';
import type { NodeView, PodView, Snapshot } from '../../model/snapshot.ts';
import type { PendingAction } from '../protocol/pending.ts';

/** Node groups, and cordoned nodes, that are offered one by one. */
const mostOffered = 3;

/** What helps pods that wait for this reason, the most fitting first. */
export function pendingActions(
  { reason, pods }: PendingGroup,
  { nodes, deployments, cni }: Pick<Snapshot, 'nodes' | 'deployments' | 'cni'>,
): readonly PendingAction[] {
  const places = placeActions(reason, nodes, cni?.prefixDelegation === true);
  const deployment = commonDeployment(
    pods.map(({ pod }) => pod),
    deployments,
  );
  return deployment === undefined ? places : [...places, { kind: 'scale-down', ...deployment }];
}

function placeActions(reason: PendingReason, nodes: readonly NodeView[], prefixes: boolean): readonly PendingAction[] {
  const whatIf: readonly PendingAction[] = prefixes ? [] : [{ kind: 'what-if' }];
  // Prefixes give an ENI more addresses, but a subnet that has none left has no prefix, either.
  if (reason.waitsFor === 'address') return ['node-full', 'pool-empty'].includes(reason.cause ?? '') ? whatIf : [];
  const kinds = new Set<string>(reason.reasons.map(({ kind }) => kind));
  const isShort = ['too-many-pods', 'cpu', 'memory', 'no-nodes'].some(
    (kind) => kinds.has(kind) || reason.kind === kind,
  );
  return [
    ...(kinds.has('cordoned') ? uncordons(nodes) : []),
    ...(isShort ? groupsToScale(nodes) : []),
    ...(kinds.has('too-many-pods') ? whatIf : []),
  ];
}

function uncordons(nodes: readonly NodeView[]): readonly PendingAction[] {
  return nodes
    .filter(({ cordoned }) => cordoned)
    .slice(0, mostOffered)
    .map(({ name, shortName }) => ({ kind: 'uncordon', nodeName: name, shortName }));
}

function groupsToScale(nodes: readonly NodeView[]): readonly PendingAction[] {
  const names = new Set(
    nodes.flatMap(({ group }) => (group.kind === 'managed' && group.name !== '' ? group.name : [])),
  );
  return [...names].slice(0, mostOffered).map((nodegroup) => ({ kind: 'scale-nodegroup', nodegroup }));
}

/** The deployment that most of the pods come from, by the names of their ReplicaSets: `<deployment>-<hash>`. */
function commonDeployment(
  pods: readonly PodView[],
  deployments: Snapshot['deployments'],
): { readonly namespace: string; readonly name: string } | undefined {
  const counts = new Map<string, number>();
  for (const { namespace, owner } of pods) {
    if (owner?.kind !== 'ReplicaSet') continue;
    const key = `${namespace}/${owner.name.replace(/-[^-]+$/, '')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const found = deployments.find(({ namespace, name }) => `${namespace}/${name}` === most?.[0]);
  return found === undefined ? undefined : { namespace: found.namespace, name: found.name };
}
