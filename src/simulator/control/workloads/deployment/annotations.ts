import type { Labels } from '../../../kubernetes/objects/meta.ts';
import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';

export const revisionKey = 'deployment.kubernetes.io/revision';
export const historyKey = 'deployment.kubernetes.io/revision-history';
export const desiredKey = 'deployment.kubernetes.io/desired-replicas';
export const maxKey = 'deployment.kubernetes.io/max-replicas';

/** Annotations of a Deployment that its ReplicaSets do not take over. */
const own = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  revisionKey,
  historyKey,
  desiredKey,
  maxKey,
]);

/** What a Deployment's newest ReplicaSet takes over, such as the cause of the change. */
export function inheritedAnnotations({ metadata }: Deployment): Labels {
  return Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([key]) => !own.has(key)));
}

export function revisionOf({ metadata }: Deployment | ReplicaSet): number {
  return Number(metadata.annotations?.[revisionKey] ?? 0);
}

/** The object with more annotations, ready to be written whatever its present version. */
export function annotated<T extends Deployment | ReplicaSet>(object: T, annotations: Labels): T {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
