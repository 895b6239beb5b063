import { tolerates } from '../filters/taintToleration.ts';
import { normalize, type Score } from './score.ts';

/** Nodes with taints of effect PreferNoSchedule that the pod does not tolerate are worse. */
export const preferredTaints: Score = {
  weight: 3,
  rate({ pod }, states, into) {
    let any = false;
    into.fill(0);
    for (let i = 0; i < states.length; i++) {
      const taints = states[i]?.node.spec.taints;
      if (taints === undefined) continue;
      const disliked = taints.filter(
        (each) => each.effect === 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, each),
      );
      into[i] = disliked.length;
      any ||= disliked.length > 0;
    }
    if (any) normalize(into, true);
    return any;
  },
};
