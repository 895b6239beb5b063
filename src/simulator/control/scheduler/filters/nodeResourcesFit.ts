import { refusal } from '../cycle.ts';
import type { Filter } from './filter.ts';

/** A node has so many places for pods, and so much of each resource. All that is short is named. */
export const nodeResourcesFit: Filter = ({ requests, minor }) => {
  const wanted = [...requests.needed].filter(([, amount]) => amount > 0);
  return (state) => {
    const crowded = state.pods.size + 1 > state.places;
    if (!crowded && wanted.length === 0) return undefined;
    let short: string[] | undefined;
    let neverFits = false;
    for (const [resource, amount] of wanted) {
      const allocatable = state.allocatable(resource);
      if (amount <= allocatable - state.requested(resource)) continue;
      (short ??= []).push(`Insufficient ${resource}`);
      neverFits ||= amount > allocatable;
    }
    if (!crowded && short === undefined) return undefined;
    // What an empty node lacks no eviction brings; the scheduler knows since 1.30.
    neverFits &&= minor >= 30;
    return refusal('NodeResourcesFit', !neverFits, ...(crowded ? ['Too many pods'] : []), ...(short ?? []));
  };
};
