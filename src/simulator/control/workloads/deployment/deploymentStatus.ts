import { conditionOf, withCondition, type Condition } from '../../../kubernetes/objects/meta.ts';
import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';
import { stamp } from '../../../kubernetes/stamps.ts';
import { resolvePercent } from '../podCounts.ts';

type Status = Deployment['status'];

/** What a Deployment has to do with its newest ReplicaSet just now. */
export interface Newest {
  readonly set: ReplicaSet | undefined;
  readonly created: boolean;
}

/** The status of a Deployment from its ReplicaSets. Zero counts are left out; `now` is wall time. */
export function deploymentStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newest: Newest,
  now: number,
): Status {
  const { status } = deployment;
  const total = (value: (set: ReplicaSet) => number | undefined): number =>
    sets.reduce((sum, set) => sum + (value(set) ?? 0), 0);
  const replicas = total((set) => set.status.replicas);
  const available = total((set) => set.status.availableReplicas);
  const counts = {
    replicas,
    updatedReplicas: newest.set?.status.replicas ?? 0,
    readyReplicas: total((set) => set.status.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, total((set) => set.spec.replicas) - available),
  };
  const next: Status = {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...(status.collisionCount === undefined ? {} : { collisionCount: status.collisionCount }),
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  };
  const before = status.conditions ?? [];
  return {
    ...next,
    conditions: [availability, progress].reduce((kept, rule) => rule(kept, deployment, next, newest, now), before),
  };
}

type Conditions = readonly Condition[];
type Rule = (conditions: Conditions, deployment: Deployment, next: Status, newest: Newest, now: number) => Conditions;

const availability: Rule = (conditions, { spec }, next, _newest, now) => {
  const tolerated = resolvePercent(spec.strategy.rollingUpdate?.maxUnavailable, spec.replicas, 'down');
  const enough = (next.availableReplicas ?? 0) >= spec.replicas - tolerated;
  const [status, reason, message] = enough
    ? (['True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.'] as const)
    : (['False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.'] as const);
  return put(conditions, condition('Available', status, reason, message, now));
};

/** How the rollout goes: it is told when it is new, while it moves, when it is done, and when it has not moved for too long. */
const progress: Rule = (conditions, deployment, next, { set, created }, now) => {
  if (deployment.spec.progressDeadlineSeconds === undefined) return conditions;
  const name = set?.metadata.name ?? '';
  const say = (status: Condition['status'], reason: string, message: string): Conditions =>
    put(conditions, condition('Progressing', status, reason, message, now));
  const current = conditionOf({ status: { conditions } }, 'Progressing');
  if (deployment.spec.paused === true)
    return current?.reason === 'DeploymentPaused'
      ? conditions
      : say('Unknown', 'DeploymentPaused', 'Deployment is paused');
  if (current?.reason === 'DeploymentPaused') return say('Unknown', 'DeploymentResumed', 'Deployment is resumed');
  if (set === undefined) return conditions;
  if (created) return say('True', 'NewReplicaSetCreated', `Created new replica set "${name}"`);
  if (isComplete(deployment, next)) {
    if (current?.reason === 'NewReplicaSetAvailable' && current.message?.includes(`"${name}"`) === true)
      return conditions;
    return say('True', 'NewReplicaSetAvailable', `ReplicaSet "${name}" has successfully progressed.`);
  }
  if (hasMoved(deployment.status, next)) {
    // While it moves, the time of the last move counts.
    const moved = condition('Progressing', 'True', 'ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`, now);
    return withCondition(conditions, moved);
  }
  if (hasTimedOut(deployment, now))
    return say('False', 'ProgressDeadlineExceeded', `ReplicaSet "${name}" has timed out progressing.`);
  return current === undefined ? say('True', 'FoundNewReplicaSet', `Found new replica set "${name}"`) : conditions;
};

/** True once all replicas are of the present template and available, and no others are left. */
export function isComplete({ spec, metadata }: Deployment, status: Status): boolean {
  return (
    (status.updatedReplicas ?? 0) === spec.replicas &&
    (status.replicas ?? 0) === spec.replicas &&
    (status.availableReplicas ?? 0) === spec.replicas &&
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 1)
  );
}

function hasMoved(before: Status, after: Status): boolean {
  const old = (status: Status): number => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function hasTimedOut(deployment: Deployment, now: number): boolean {
  const left = msToDeadline(deployment, now);
  return left !== undefined && left <= 0;
}

/** Milliseconds until a rollout that does not move has timed out; undefined if it is not under way. */
export function msToDeadline(deployment: Deployment, now: number): number | undefined {
  const current = conditionOf(deployment, 'Progressing');
  const { progressDeadlineSeconds: seconds, paused } = deployment.spec;
  if (seconds === undefined || paused === true || current === undefined) return undefined;
  if (current.reason === 'ProgressDeadlineExceeded') return 0;
  if (current.reason === 'NewReplicaSetAvailable') return undefined;
  return Date.parse(current.lastUpdateTime ?? '') + seconds * 1000 - now;
}

function condition(type: string, status: Condition['status'], reason: string, message: string, now: number): Condition {
  return { type, status, lastUpdateTime: stamp(now), lastTransitionTime: stamp(now), reason, message };
}

/** A condition that says the same as before keeps its stamps. */
function put(conditions: Conditions, next: Condition): Conditions {
  const { type, status, reason, message } = next;
  const same = conditions.some(
    (each) => each.type === type && each.status === status && each.reason === reason && each.message === message,
  );
  return same ? conditions : withCondition(conditions, next);
}
