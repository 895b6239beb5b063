import { maxScore, type Score } from './score.ts';

/** Nodes of which less is asked for, in cores and memory, are better. */
export const leastAllocated: Score = {
  weight: 1,
  rate({ requests: { weight } }, states, into) {
    for (let i = 0; i < states.length; i++) {
      const state = states[i];
      if (state === undefined) continue;
      const cpu = unused(state.capacity.cpu, state.weight.cpu + weight.cpu);
      const memory = unused(state.capacity.memory, state.weight.memory + weight.memory);
      into[i] = Math.trunc((cpu + memory) / 2);
    }
    return true;
  },
};

function unused(capacity: number, requested: number): number {
  return capacity === 0 || requested > capacity ? 0 : Math.trunc(((capacity - requested) * maxScore) / capacity);
}
