import type { ScalingHistory } from './scalingHistory.ts';
import { readyForNewScale, stabilizedDown, tooFew, tooMany, upTooFast, withinRange, type Verdict } from './verdict.ts';

/** How long a lower recommendation has to last (`--horizontal-pod-autoscaler-downscale-stabilization`), lab milliseconds. */
export const downscaleWindow = 300_000;

/** What is wanted and what there is. */
export interface Wish {
  readonly current: number;
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  /** Lab time. */
  readonly now: number;
}

/** The recommendation to follow, and what of it is allowed. */
export interface Normalized {
  readonly stabilized: Verdict;
  readonly limited: Verdict;
}

/**
 * Without a behaviour of its own an autoscaler follows the highest recommendation of the last five minutes, and never
 * more than doubles the replicas at a time, except up to four.
 */
export function normalize({ current, desired, min, max, now }: Wish, history: ScalingHistory): Normalized {
  const { most } = history.recommended(now, downscaleWindow);
  history.recommend(now, desired);
  const stabilized = most > desired ? stabilizedDown(most) : readyForNewScale(desired);
  const fastest = Math.max(2 * current, 4);
  const { replicas } = stabilized;
  if (replicas < min) return { stabilized, limited: tooFew(min) };
  if (replicas > Math.min(max, fastest))
    return { stabilized, limited: max > fastest ? upTooFast(fastest) : tooMany(max) };
  return { stabilized, limited: withinRange(replicas) };
}
