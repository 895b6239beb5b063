import { pick, type Random } from '../../../world/random.ts';
import type { Cycle } from '../cycle.ts';
import type { NodeState } from '../nodeState.ts';
import { balancedAllocation } from './balancedAllocation.ts';
import { leastAllocated } from './leastAllocated.ts';
import { preferredNodes } from './preferredNodes.ts';
import { preferredPods } from './preferredPods.ts';
import { preferredTaints } from './preferredTaints.ts';
import type { Score } from './score.ts';
import { spread } from './spread.ts';

const scores: readonly Score[] = [
  preferredTaints,
  preferredNodes,
  leastAllocated,
  spread,
  preferredPods,
  balancedAllocation,
];

/** The best of the nodes that can take the pod, by the weighted sum of all scores; a tie is drawn. */
export function bestNode(cycle: Cycle, states: readonly NodeState[], random: Random): NodeState {
  const [only] = states;
  if (only !== undefined && states.length === 1) return only;
  const totals = new Float64Array(states.length);
  const scratch = new Float64Array(states.length);
  for (const score of scores) {
    if (!score.rate(cycle, states, scratch)) continue;
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + score.weight * (scratch[i] ?? 0);
  }
  let best = -Infinity;
  for (const total of totals) if (total > best) best = total;
  return pick(
    random,
    states.filter((_, index) => totals[index] === best),
  );
}
