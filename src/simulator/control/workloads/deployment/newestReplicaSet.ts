import { isDeepStrictEqual } from 'node:util';
import { deployments, replicaSets } from '../../../kubernetes/kinds.ts';
import type { KubeApi } from '../../../kubernetes/kubeApi.ts';
import type { PodTemplate } from '../../../kubernetes/objects/pod.ts';
import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';
import { createObject } from '../../../kubernetes/writes/create.ts';
import { updateObject, updateStatus } from '../../../kubernetes/writes/update.ts';
import { templateHash } from '../../templates/templateHash.ts';
import { ownerReference } from '../ownerReference.ts';
import { annotated, historyKey, inheritedAnnotations, revisionKey, revisionOf } from './annotations.ts';

export const hashLabel = 'pod-template-hash';

/** The ReplicaSet of a Deployment's present template, if it has been made: the oldest whose template is the same. */
export function setOfTemplate({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return sets
    .filter((set) => isDeepStrictEqual(withoutHash(set.spec.template), withoutHash(spec.template)))
    .toSorted(
      (a, b) => Date.parse(a.metadata.creationTimestamp ?? '') - Date.parse(b.metadata.creationTimestamp ?? ''),
    )[0];
}

/**
 * Makes the ReplicaSet of the present template, or moves the one there is to the newest revision, as after a rollback;
 * undefined if its name is taken by another template: the Deployment then has one collision more and is to be tried again.
 */
export function ensureNewest(
  api: KubeApi,
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  minor: number,
): { readonly set: ReplicaSet; readonly created: boolean } | undefined {
  const existing = setOfTemplate(deployment, sets);
  const latest = sets.filter((set) => set !== existing).reduce((most, set) => Math.max(most, revisionOf(set)), 0);
  const revision = Math.max(latest + 1, existing === undefined ? 0 : revisionOf(existing));
  const set = existing ?? create(api, deployment, minor);
  if (set === undefined) return undefined;
  markDeployment(api, deployment, String(revision));
  return { set: markSet(api, deployment, set, revision), created: existing === undefined };
}

function create(api: KubeApi, deployment: Deployment, minor: number): ReplicaSet | undefined {
  const { template, selector, minReadySeconds } = deployment.spec;
  const { namespace = '', name } = deployment.metadata;
  const hash = templateHash(template, minor, deployment.status.collisionCount);
  if (api.store.get(replicaSets, namespace, `${name}-${hash}`) !== undefined) {
    updateStatus(api, deployments, namespace, name, ({ status }) => ({
      ...status,
      collisionCount: (status.collisionCount ?? 0) + 1,
    }));
    return undefined;
  }
  const labels = { ...template.metadata?.labels, [hashLabel]: hash };
  return createObject(api, replicaSets, {
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels,
      annotations: inheritedAnnotations(deployment),
      ownerReferences: [ownerReference(deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  });
}

function markDeployment(api: KubeApi, { metadata }: Deployment, revision: string): void {
  const latest = api.store.get(deployments, metadata.namespace ?? '', metadata.name);
  if (latest !== undefined && latest.metadata.annotations?.[revisionKey] !== revision)
    updateObject(api, deployments, annotated(latest, { [revisionKey]: revision }));
}

/** A set that comes back remembers which revisions it has been. */
function markSet(api: KubeApi, deployment: Deployment, set: ReplicaSet, revision: number): ReplicaSet {
  const before = revisionOf(set);
  const history = set.metadata.annotations?.[historyKey];
  const annotations = {
    ...inheritedAnnotations(deployment),
    [revisionKey]: String(revision),
    ...(before > 0 && before < revision
      ? { [historyKey]: history === undefined ? String(before) : `${history},${before}` }
      : {}),
  };
  const same = Object.entries(annotations).every(([key, value]) => set.metadata.annotations?.[key] === value);
  return same ? set : updateObject(api, replicaSets, annotated(set, annotations));
}

function withoutHash(template: PodTemplate): PodTemplate {
  const { [hashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}
