import { explainMaxPods } from '../../domain/capacity/explainMaxPods.ts';
import { maxPodsTerms, supportsPrefixDelegation, type CniMode } from '../../domain/capacity/maxPods.ts';
import { decidedMaxPods } from '../../domain/capacity/maxPodsDecider.ts';
import type { NodeView, Snapshot } from '../../model/snapshot.ts';
import type { CapacityState } from '../protocol/capacity.ts';

/** The formula per instance type with this cluster's numbers. A node whose type is not known yet is left out. */
export function capacityStates({ nodes, cni }: Pick<Snapshot, 'nodes' | 'cni'>): readonly CapacityState[] {
  const byType = new Map<string, NodeView[]>();
  for (const node of nodes) {
    if (node.type === undefined) continue;
    const same = byType.get(node.type);
    if (same === undefined) byType.set(node.type, [node]);
    else same.push(node);
  }
  return [...byType]
    .map(([type, same]) => capacityState(type, same, cni))
    .toSorted((a, b) => b.nodes - a.nodes || a.type.localeCompare(b.type));
}

function capacityState(type: string, nodes: readonly NodeView[], cni: Snapshot['cni']): CapacityState {
  const limits = nodes[0]?.limits;
  const mode = modeOf(nodes, cni);
  const [[decider] = ['self-managed' as const]] = counted(nodes, ({ group }) => group.kind);
  const owners = nodes.flatMap(({ hostNetworkPods }) => hostNetworkPods.map((pod) => pod.owner?.name ?? pod.name));
  return {
    type,
    nodes: nodes.length,
    mode,
    terms: limits === undefined ? undefined : maxPodsTerms(limits, mode),
    decider,
    decided: decidedMaxPods(decider, limits, mode),
    networkCards: limits?.networkCards ?? 1,
    withoutPrefixes: mode.prefixDelegation === true && limits !== undefined && !supportsPrefixDelegation(limits),
    reported: counted(nodes, ({ maxPods }) => maxPods).map(([maxPods, count]) => ({
      maxPods,
      nodes: count,
      rule: limits === undefined ? undefined : explainMaxPods(limits, maxPods, decider, mode),
    })),
    hostNetworkPods: [...new Set(owners)].toSorted((a, b) => a.localeCompare(b)),
  };
}

/** The settings in force; while nobody tells them, what the nodes are seen to do. */
function modeOf(nodes: readonly NodeView[], cni: Snapshot['cni']): CniMode {
  if (cni === undefined)
    return {
      prefixDelegation: nodes.some(({ enis }) => enis.some(({ slots }) => slots.some(({ kind }) => kind === 'prefix'))),
    };
  const { prefixDelegation, customNetworking, maxEni } = cni;
  return { prefixDelegation, customNetworking, ...(maxEni === undefined ? {} : { maxEni }) };
}

/** Values with how many nodes have them, the most common first, the larger before the smaller. */
function counted<T extends string | number>(
  nodes: readonly NodeView[],
  value: (node: NodeView) => T,
): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const node of nodes) counts.set(value(node), (counts.get(value(node)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
}
