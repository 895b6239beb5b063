import type { Cycle } from '../cycle.ts';
import type { NodeState } from '../nodeState.ts';

export const maxScore = 100;

/**
 * A score plugin: writes from 0 to 100 for each of the nodes that could take the pod into `into`, in their order; or
 * answers false if it rates them all the same for this pod. Plain loops over plain arrays: for every pod this runs over
 * hundreds of nodes.
 */
export interface Score {
  readonly weight: number;
  rate(cycle: Cycle, states: readonly NodeState[], into: Float64Array): boolean;
}

/** Scales what is in `into` so that the most is 100; or, reversed, so that the most is 0 and nothing at all is 100. */
export function normalize(into: Float64Array, reversed = false): void {
  let most = 0;
  for (const each of into) most = Math.max(most, each);
  for (let i = 0; i < into.length; i++) {
    const scaled = most === 0 ? 0 : Math.trunc(((into[i] ?? 0) * maxScore) / most);
    into[i] = reversed ? maxScore - scaled : scaled;
  }
}
