import type { HorizontalPodAutoscaler, ScalingRules } from '../../kubernetes/objects/autoscaling.ts';
import { downscaleWindow, type Normalized, type Wish } from './limits.ts';
import type { ScalingHistory } from './scalingHistory.ts';
import {
  downTooFast,
  readyForNewScale,
  stabilizedDown,
  stabilizedUp,
  tooFew,
  tooMany,
  upTooFast,
  withinRange,
  type Verdict,
} from './verdict.ts';

type Behavior = NonNullable<HorizontalPodAutoscaler['spec']['behavior']>;

const second = 1000;

/** The same for an autoscaler that says how fast it may grow and shrink, and how long it is to wait. */
export function normalizeByRules(wish: Wish, behavior: Behavior, history: ScalingHistory): Normalized {
  const { current, desired, now } = wish;
  const { scaleUp = {}, scaleDown = {} } = behavior;
  const upWindow = (scaleUp.stabilizationWindowSeconds ?? 0) * second;
  const { stabilizationWindowSeconds: downSeconds } = scaleDown;
  const downWindow = downSeconds === undefined ? downscaleWindow : downSeconds * second;
  const lowest = Math.min(desired, history.recommended(now, upWindow).least);
  const highest = Math.max(desired, history.recommended(now, downWindow).most);
  history.recommend(now, desired);
  const replicas = Math.min(Math.max(current, lowest), highest);
  const held = desired >= current ? stabilizedUp : stabilizedDown;
  const stabilized = replicas === desired ? readyForNewScale(replicas) : held(replicas);
  return { stabilized, limited: limited({ ...wish, desired: replicas }, behavior, history) };
}

function limited({ current, desired, min, max, now }: Wish, behavior: Behavior, history: ScalingHistory): Verdict {
  if (desired > current) {
    const fastest = Math.max(current, fastestUp(current, behavior.scaleUp ?? {}, history, now));
    if (desired > Math.min(max, fastest)) return max > fastest ? upTooFast(fastest) : tooMany(max);
  } else if (desired < current) {
    const fastest = Math.min(current, fastestDown(current, behavior.scaleDown ?? {}, history, now));
    if (desired < Math.max(min, fastest)) return min < fastest ? downTooFast(fastest) : tooFew(min);
  }
  return withinRange(desired);
}

/** The most replicas that the policies allow now, counted from what there was when each one's period began. */
function fastestUp(
  current: number,
  { selectPolicy, policies = [] }: ScalingRules,
  history: ScalingHistory,
  now: number,
): number {
  if (selectPolicy === 'Disabled') return current;
  const proposals = policies.map(({ type, value, periodSeconds }) => {
    const before = current - history.growth(now, periodSeconds * second);
    return type === 'Pods' ? before + value : Math.ceil(before * (1 + value / 100));
  });
  return proposals.reduce(
    (a, b) => (selectPolicy === 'Min' ? Math.min(a, b) : Math.max(a, b)),
    proposals[0] ?? current,
  );
}

/** The fewest replicas that the policies allow now. */
function fastestDown(
  current: number,
  { selectPolicy, policies = [] }: ScalingRules,
  history: ScalingHistory,
  now: number,
): number {
  if (selectPolicy === 'Disabled') return current;
  const proposals = policies.map(({ type, value, periodSeconds }) => {
    const before = current - history.growth(now, periodSeconds * second);
    return type === 'Pods' ? before - value : Math.floor(before * (1 - value / 100));
  });
  return proposals.reduce(
    (a, b) => (selectPolicy === 'Min' ? Math.max(a, b) : Math.min(a, b)),
    proposals[0] ?? current,
  );
}
