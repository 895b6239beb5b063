import { explainMaxPods } from '../../domain/capacity/explainMaxPods.ts';
import { maxPodsTerms } from '../../domain/capacity/maxPods.ts';
import type { NodeView } from '../../model/snapshot.ts';
import type { CapacityState } from '../protocol.ts';

/** The formula per instance type with this cluster's numbers. A node whose type is not known yet is left out. */
export function capacityStates(nodes: readonly NodeView[]): readonly CapacityState[] {
  const byType = new Map<string, NodeView[]>();
  for (const node of nodes) {
    if (node.type === undefined) continue;
    const same = byType.get(node.type);
    if (same === undefined) byType.set(node.type, [node]);
    else same.push(node);
  }
  return [...byType]
    .map(([type, same]) => capacityState(type, same))
    .toSorted((a, b) => b.nodes - a.nodes || a.type.localeCompare(b.type));
}

function capacityState(type: string, nodes: readonly NodeView[]): CapacityState {
  const limits = nodes[0]?.limits;
  const prefixDelegation = nodes.some(({ enis }) =>
    enis.some(({ slots }) => slots.some(({ kind }) => kind === 'prefix')),
  );
  const counts = new Map<number, number>();
  for (const { maxPods } of nodes) counts.set(maxPods, (counts.get(maxPods) ?? 0) + 1);
  const owners = nodes.flatMap(({ hostNetworkPods }) => hostNetworkPods.map((pod) => pod.owner?.name ?? pod.name));
  return {
    type,
    nodes: nodes.length,
    prefixDelegation,
    terms: limits === undefined ? undefined : maxPodsTerms(limits, { prefixDelegation }),
    reported: [...counts]
      .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
      .map(([maxPods, count]) => ({
        maxPods,
        nodes: count,
        rule: limits === undefined ? undefined : explainMaxPods(limits, maxPods, { prefixDelegation }),
      })),
    hostNetworkPods: [...new Set(owners)].toSorted((a, b) => a.localeCompare(b)),
  };
}
