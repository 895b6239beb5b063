import { controllerOf } from '../../kubernetes/objects/meta.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { pick, type Random } from '../../world/random.ts';
import type { NodeState } from './nodeState.ts';
import { scoringRequests } from './podRequests.ts';

/**
 * The best of the nodes that can take the pod: first the one with fewest pods of the same owner, so that replicas
 * spread, then the one with the least share of its cores and memory asked for; a tie is drawn.
 */
export function selectNode(pod: Pod, states: readonly NodeState[], random: Random): NodeState {
  const owner = controllerOf(pod)?.uid ?? '';
  const weight = scoringRequests(pod);
  const scored = states.map((state) => ({
    state,
    siblings: state.podsByOwner.get(owner) ?? 0,
    load:
      (state.weight.cpu + weight.cpu) / state.allocatable.cpu +
      (state.weight.memory + weight.memory) / state.allocatable.memory,
  }));
  const best = scored.reduce((a, b) =>
    b.siblings < a.siblings || (b.siblings === a.siblings && b.load < a.load) ? b : a,
  );
  const ties = scored.filter((each) => each.siblings === best.siblings && each.load - best.load < 1e-9);
  return pick(random, ties).state;
}
