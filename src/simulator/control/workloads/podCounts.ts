import { conditionOf } from '../../kubernetes/objects/meta.ts';
import { isReady, isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import type { IntOrPercent } from '../../kubernetes/objects/workloads.ts';

/** Pods that count toward a workload: neither ended nor being deleted. */
export function activePods(pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => !isTerminated(pod) && pod.metadata.deletionTimestamp === undefined);
}

export function readyCount(pods: readonly Pod[]): number {
  return pods.filter(isReady).length;
}

/** True for a pod that has been ready for `minReadySeconds`; `now` is wall time. */
export function isAvailable(pod: Pod, minReadySeconds: number | undefined, now: number): boolean {
  return isReady(pod) && msUntilAvailable(pod, minReadySeconds, now) <= 0;
}

/** Milliseconds until the first of the ready pods that are not available yet will be; undefined if there is none. */
export function nextAvailable(
  pods: readonly Pod[],
  minReadySeconds: number | undefined,
  now: number,
): number | undefined {
  let next: number | undefined;
  for (const pod of pods) {
    const left = isReady(pod) ? msUntilAvailable(pod, minReadySeconds, now) : 0;
    if (left > 0) next = Math.min(next ?? left, left);
  }
  return next;
}

function msUntilAvailable(pod: Pod, minReadySeconds = 0, now: number): number {
  if (minReadySeconds === 0) return 0;
  const since = Date.parse(conditionOf(pod, 'Ready')?.lastTransitionTime ?? '');
  return since + minReadySeconds * 1000 - now;
}

/** `25%` of `total`, rounded up or down, or the plain number. */
export function resolvePercent(value: IntOrPercent | undefined, total: number, round: 'up' | 'down'): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  const exact = (Number.parseFloat(value) * total) / 100;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
