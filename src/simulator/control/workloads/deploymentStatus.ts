import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';
import type { Deployment, ReplicaSet } from '../../kubernetes/objects/workloads.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { resolvePercent } from './podCounts.ts';

/** The status of a Deployment from its ReplicaSets; `hash` is the one of its present template. Zero counts are left out. */
export function deploymentStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  hash: string,
  now: number,
): Deployment['status'] {
  const { replicas: desired, strategy } = deployment.spec;
  const total = (value: (set: ReplicaSet) => number | undefined) =>
    sets.reduce((sum, set) => sum + (value(set) ?? 0), 0);
  const newest = sets.find((set) => set.metadata.labels?.['pod-template-hash'] === hash);
  const replicas = total((set) => set.status.replicas);
  const available = total((set) => set.status.availableReplicas);
  const updated = newest?.status.replicas ?? 0;
  const unavailable = Math.max(0, Math.max(replicas, desired) - available);
  const counts = {
    replicas,
    updatedReplicas: updated,
    readyReplicas: total((set) => set.status.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: unavailable,
  };
  const tolerated = resolvePercent(strategy.rollingUpdate?.maxUnavailable, desired, 'down');
  const stampNow = stamp(now);
  const condition = (type: string, status: 'True' | 'False', reason: string, message: string): Condition => ({
    type,
    status,
    lastUpdateTime: stampNow,
    lastTransitionTime: stampNow,
    reason,
    message,
  });
  const enough = available >= desired - tolerated;
  const done = updated === desired && replicas === desired && available === desired;
  const name = newest?.metadata.name ?? '';
  const conditions = [
    enough
      ? condition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.')
      : condition('Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.'),
    done
      ? condition('Progressing', 'True', 'NewReplicaSetAvailable', `ReplicaSet "${name}" has successfully progressed.`)
      : condition('Progressing', 'True', 'ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`),
  ];
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    conditions: conditions.reduce<readonly Condition[]>(
      (kept, next) => (says(kept, next) ? kept : withCondition(kept, next)),
      deployment.status.conditions ?? [],
    ),
  };
}

/** True if the condition is there already in the same words: its stamps then stay as they are. */
function says(conditions: readonly Condition[], { type, status, reason, message }: Condition): boolean {
  return conditions.some(
    (each) => each.type === type && each.status === status && each.reason === reason && each.message === message,
  );
}
