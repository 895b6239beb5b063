import type { Cycle, Refusal } from '../cycle.ts';
import type { NodeState } from '../nodeState.ts';
import type { Filter, NodeFilter } from './filter.ts';
import { interPodAffinity } from './interPodAffinity.ts';
import { nodeAffinity, pinnedNodes } from './nodeAffinity.ts';
import { nodePorts } from './nodePorts.ts';
import { nodeResourcesFit } from './nodeResourcesFit.ts';
import { nodeUnschedulable } from './nodeUnschedulable.ts';
import { podTopologySpread } from './podTopologySpread.ts';
import { taintToleration } from './taintToleration.ts';
import { volumeBinding } from './volumeBinding.ts';

/** In the order of the default profile. The first that refuses a node is the one that is heard. */
const filters: readonly Filter[] = [
  pinnedNodes,
  nodeUnschedulable,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeBinding,
  podTopologySpread,
  interPodAffinity,
];

/** All filters, prepared for the pod of a cycle. */
export function prepareFilters(cycle: Cycle): NodeFilter {
  const prepared = filters.flatMap((filter) => filter(cycle) ?? []);
  return (state: NodeState): Refusal | undefined => {
    for (const filter of prepared) {
      const refused = filter(state);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };
}
