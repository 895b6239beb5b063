import { isReady, isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import type { IntOrPercent } from '../../kubernetes/objects/workloads.ts';

/** Pods that count toward a workload: neither ended nor being deleted. */
export function activePods(pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => !isTerminated(pod) && pod.metadata.deletionTimestamp === undefined);
}

export function readyCount(pods: readonly Pod[]): number {
  return pods.filter(isReady).length;
}

/** `25%` of `total`, rounded up or down, or the plain number. */
export function resolvePercent(value: IntOrPercent | undefined, total: number, round: 'up' | 'down'): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  const exact = (Number.parseFloat(value) * total) / 100;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
