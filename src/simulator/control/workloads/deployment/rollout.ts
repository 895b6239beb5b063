import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';
import { resolvePercent } from '../podCounts.ts';

type Plan = ReadonlyMap<ReplicaSet, number>;

/**
 * How many replicas each ReplicaSet of a Deployment should have now, so that there are never more than
 * replicas + maxSurge pods and never fewer available ones than replicas − maxUnavailable. `oldPods` are the pods of old
 * sets that there still are, those being deleted included: with Recreate they have to be gone first.
 */
export function planRollout(
  deployment: Deployment,
  newest: ReplicaSet,
  old: readonly ReplicaSet[],
  oldPods: number,
): Plan {
  const { replicas, strategy } = deployment.spec;
  const oldTotal = sum(old, (set) => set.spec.replicas);
  if (oldTotal === 0 && (strategy.type !== 'Recreate' || oldPods === 0)) return new Map([[newest, replicas]]);
  if (strategy.type === 'Recreate') return new Map(old.map((set) => [set, 0]));
  const surge = resolvePercent(strategy.rollingUpdate?.maxSurge, replicas, 'up');
  const given = resolvePercent(strategy.rollingUpdate?.maxUnavailable, replicas, 'down');
  const minAvailable = replicas - Math.min(replicas, surge === 0 ? Math.max(1, given) : given);
  const room = replicas + surge - oldTotal - newest.spec.replicas;
  const wanted = Math.min(replicas, newest.spec.replicas + Math.max(0, room));
  return new Map([[newest, wanted], ...planOld(newest, old, oldTotal + newest.spec.replicas, minAvailable)]);
}

/** Of the old ones first what is not available, oldest set first, and of the available only what can be spared. */
function planOld(newest: ReplicaSet, old: readonly ReplicaSet[], all: number, minAvailable: number): Plan {
  const plan = new Map<ReplicaSet, number>();
  const newAvailable = Math.min(newest.spec.replicas, newest.status.availableReplicas ?? 0);
  let broken = all - minAvailable - (newest.spec.replicas - newAvailable);
  if (broken <= 0) return plan;
  const ordered = old
    .filter((set) => set.spec.replicas > 0)
    .toSorted(
      (a, b) => Date.parse(a.metadata.creationTimestamp ?? '') - Date.parse(b.metadata.creationTimestamp ?? ''),
    );
  for (const set of ordered) {
    const gone = Math.min(broken, set.spec.replicas - availableOf(set));
    broken -= gone;
    plan.set(set, set.spec.replicas - gone);
  }
  let spare = sum(old, availableOf) + newAvailable - minAvailable;
  for (const set of ordered) {
    const left = plan.get(set) ?? 0;
    const gone = Math.max(0, Math.min(left, spare));
    spare -= gone;
    plan.set(set, left - gone);
  }
  return plan;
}

function availableOf(set: ReplicaSet): number {
  return Math.min(set.spec.replicas, set.status.availableReplicas ?? 0);
}

function sum(sets: readonly ReplicaSet[], value: (set: ReplicaSet) => number): number {
  return sets.reduce((total, set) => total + value(set), 0);
}
