import type { Pod } from '../../../kubernetes/objects/pod.ts';
import type { DaemonSet } from '../../../kubernetes/objects/workloads.ts';
import { isAvailable, resolvePercent } from '../podCounts.ts';

export const revisionLabel = 'controller-revision-hash';

export interface UpdatePlan {
  readonly remove: readonly Pod[];
  /** Nodes that get a pod of the present template beside the old one. */
  readonly surge: readonly string[];
}

/**
 * What a rolling update does now. Without surge, outdated pods go, no more at a time than may be unavailable; with it,
 * new ones come first, no more at a time than may be too many, and an old one goes when the new one beside it is available.
 */
export function planUpdate(
  set: DaemonSet,
  desired: number,
  byNode: ReadonlyMap<string, readonly Pod[]>,
  hash: string,
  now: number,
): UpdatePlan {
  const { rollingUpdate, type } = set.spec.updateStrategy;
  if (type === 'OnDelete') return { remove: [], surge: [] };
  const available = (pod: Pod): boolean => isAvailable(pod, set.spec.minReadySeconds, now);
  const maxSurge = resolvePercent(rollingUpdate?.maxSurge, desired, 'up');
  const maxUnavailable = resolvePercent(rollingUpdate?.maxUnavailable, desired, 'up');
  const limit = Math.max(maxSurge === 0 ? 1 : 0, maxUnavailable);
  const remove: Pod[] = [];
  const candidates: Pod[] = [];
  const surge: string[] = [];
  let unavailable = 0;
  let surging = 0;
  for (const [node, pods] of byNode) {
    const live = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
    const old = live.find((pod) => pod.metadata.labels?.[revisionLabel] !== hash);
    const fresh = live.find((pod) => pod.metadata.labels?.[revisionLabel] === hash);
    if (!live.some(available)) unavailable += 1;
    if (old === undefined) continue;
    if (fresh !== undefined) surging += 1;
    if (!available(old) || (fresh !== undefined && available(fresh))) remove.push(old);
    else if (fresh === undefined && maxSurge > 0) surge.push(node);
    else if (fresh === undefined) candidates.push(old);
  }
  const spare = Math.max(0, limit - unavailable);
  return {
    remove: [...remove, ...candidates.slice(0, spare)],
    surge: surge.slice(0, Math.max(0, maxSurge - surging)),
  };
}
