import { matchesNodeTerm } from '../filters/nodeAffinity.ts';
import { normalize, type Score } from './score.ts';

/** Nodes that meet the pod's preferred node affinity are better by the weights given there. */
export const preferredNodes: Score = {
  weight: 2,
  rate({ pod }, states, into) {
    const terms = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (terms.length === 0) return false;
    for (const [index, { node }] of states.entries())
      into[index] = terms.reduce(
        (sum, { weight, preference }) => sum + (matchesNodeTerm(preference, node) ? weight : 0),
        0,
      );
    normalize(into);
    return true;
  },
};
