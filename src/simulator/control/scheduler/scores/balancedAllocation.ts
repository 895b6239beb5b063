import { maxScore, type Score } from './score.ts';

/** Nodes whose cores and memory would be used up evenly are better. */
export const balancedAllocation: Score = {
  weight: 1,
  rate({ requests: { needed } }, states, into) {
    const cpu = needed.get('cpu') ?? 0;
    const memory = needed.get('memory') ?? 0;
    if (cpu === 0 && memory === 0) return false;
    for (let i = 0; i < states.length; i++) {
      const state = states[i];
      if (state === undefined) continue;
      const cores = share(state.requested('cpu') + cpu, state.capacity.cpu);
      const bytes = share(state.requested('memory') + memory, state.capacity.memory);
      into[i] = Math.trunc((1 - Math.abs(cores - bytes) / 2) * maxScore);
    }
    return true;
  },
};

function share(requested: number, capacity: number): number {
  return capacity === 0 ? 1 : Math.min(1, requested / capacity);
}
