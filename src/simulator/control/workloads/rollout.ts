import type { Deployment, ReplicaSet } from '../../kubernetes/objects/workloads.ts';
import { resolvePercent } from './podCounts.ts';

/**
 * How many replicas each ReplicaSet of a Deployment should have now, so that there are never more than
 * replicas + maxSurge pods and never fewer available ones than replicas − maxUnavailable.
 */
export function planRollout(
  deployment: Deployment,
  newest: ReplicaSet,
  old: readonly ReplicaSet[],
): ReadonlyMap<ReplicaSet, number> {
  const { replicas, strategy, paused } = deployment.spec;
  const plan = new Map<ReplicaSet, number>();
  const oldTotal = sum(old, (set) => set.spec.replicas);
  if (oldTotal === 0) return plan.set(newest, replicas);
  if (paused === true) return plan;
  if (strategy.type === 'Recreate') {
    for (const set of old) plan.set(set, 0);
    if (sum(old, (set) => set.status.replicas) === 0) plan.set(newest, replicas);
    return plan;
  }
  const surge = resolvePercent(strategy.rollingUpdate?.maxSurge, replicas, 'up');
  const givenUnavailable = resolvePercent(strategy.rollingUpdate?.maxUnavailable, replicas, 'down');
  const unavailable = surge === 0 ? Math.max(1, givenUnavailable) : givenUnavailable;
  const room = replicas + surge - oldTotal - newest.spec.replicas;
  const wanted = Math.min(replicas, newest.spec.replicas + Math.max(0, room));
  plan.set(newest, wanted);
  const newAvailable = Math.min(newest.spec.replicas, newest.status.availableReplicas ?? 0);
  // Old pods that are not available cost nothing; of the available ones only the surplus may go.
  let spare = sum(old, availableOf) + newAvailable - (replicas - unavailable);
  for (const set of old) {
    const broken = set.spec.replicas - availableOf(set);
    const healthyGone = Math.max(0, Math.min(availableOf(set), spare));
    spare -= healthyGone;
    plan.set(set, set.spec.replicas - broken - healthyGone);
  }
  return plan;
}

function availableOf(set: ReplicaSet): number {
  return Math.min(set.spec.replicas, set.status.availableReplicas ?? 0);
}

function sum(sets: readonly ReplicaSet[], value: (set: ReplicaSet) => number): number {
  return sets.reduce((total, set) => total + value(set), 0);
}
