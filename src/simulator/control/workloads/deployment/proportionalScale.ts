import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';
import { resolvePercent } from '../podCounts.ts';
import { desiredKey, maxKey } from './annotations.ts';

/** True if the Deployment's count has changed since its ReplicaSets were last scaled, in the middle of a rollout or not. */
export function isScaled(deployment: Deployment, sets: readonly ReplicaSet[]): boolean {
  return sets.some((set) => {
    const desired = set.metadata.annotations?.[desiredKey];
    return set.spec.replicas > 0 && desired !== undefined && Number(desired) !== deployment.spec.replicas;
  });
}

/**
 * New counts for ReplicaSets when the Deployment itself is scaled: if several have pods, each gets its share of the
 * change, so that a rollout keeps its progress.
 */
export function proportionalScale(
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): ReadonlyMap<ReplicaSet, number> {
  const { replicas, strategy } = deployment.spec;
  const all = newest === undefined ? old : [newest, ...old];
  const active = all.filter((set) => set.spec.replicas > 0);
  const [only] = active.length > 0 ? active : all;
  if (active.length <= 1) return new Map(only === undefined ? [] : [[only, replicas]]);
  const surge = strategy.type === 'Recreate' ? 0 : resolvePercent(strategy.rollingUpdate?.maxSurge, replicas, 'up');
  const allowed = replicas > 0 ? replicas + surge : 0;
  const toAdd = allowed - active.reduce((sum, set) => sum + set.spec.replicas, 0);
  // The larger ones first; of equal ones the newer when adding, the older when taking away.
  const ordered = active.toSorted(
    (a, b) => b.spec.replicas - a.spec.replicas || (toAdd > 0 ? created(b) - created(a) : created(a) - created(b)),
  );
  const plan = new Map<ReplicaSet, number>();
  let added = 0;
  for (const set of ordered) {
    const share = shareOf(set, replicas + surge, toAdd, added);
    plan.set(set, Math.max(0, set.spec.replicas + share));
    added += share;
  }
  const [first] = ordered;
  if (first !== undefined && toAdd !== added) plan.set(first, Math.max(0, (plan.get(first) ?? 0) + toAdd - added));
  return plan;
}

function shareOf(set: ReplicaSet, newMax: number, toAdd: number, added: number): number {
  if (toAdd === 0) return 0;
  const oldMax = Number(set.metadata.annotations?.[maxKey] ?? newMax);
  const share = Math.round((set.spec.replicas * newMax) / oldMax) - set.spec.replicas;
  const left = toAdd - added;
  return toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
}

function created({ metadata }: ReplicaSet): number {
  return Date.parse(metadata.creationTimestamp ?? '');
}
