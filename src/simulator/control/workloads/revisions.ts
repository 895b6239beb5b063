import { isDeepStrictEqual } from 'node:util';
import { controllerRevisions } from '../../kubernetes/kinds.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { KubeObject, Labels } from '../../kubernetes/objects/meta.ts';
import type { PodTemplate } from '../../kubernetes/objects/pod.ts';
import type { ControllerRevision } from '../../kubernetes/objects/workloads.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateObject } from '../../kubernetes/writes/update.ts';
import { ownerReference } from './ownerReference.ts';

/** What a revision keeps: the patch that brings its template back, as `kubectl rollout undo` sends it. */
export function templatePatch(template: PodTemplate): unknown {
  return { spec: { template: { ...template, $patch: 'replace' } } };
}

export interface RevisionRequest {
  readonly owner: KubeObject;
  readonly template: PodTemplate;
  /** Of the present template. */
  readonly name: string;
  readonly labels: Labels;
  /** All revisions of the owner. */
  readonly known: readonly ControllerRevision[];
}

/** The revision of the present template: made if it is new, and the newest if it has come back. */
export function ensureRevision(api: KubeApi, request: RevisionRequest): ControllerRevision {
  const { owner, template, name, labels, known } = request;
  const data = templatePatch(template);
  const existing = known.find((each) => isDeepStrictEqual(each.data, data));
  const newest = known.reduce((most, each) => Math.max(most, each.revision), 0);
  if (existing?.revision === newest) return existing;
  if (existing !== undefined) {
    const { resourceVersion: _, ...metadata } = existing.metadata;
    const next: ControllerRevision = { ...existing, metadata, revision: newest + 1 };
    return updateObject(api, controllerRevisions, next);
  }
  const { namespace = '', annotations } = owner.metadata;
  return createObject(api, controllerRevisions, {
    metadata: {
      name,
      namespace,
      labels,
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [ownerReference(owner)],
    },
    data,
    revision: newest + 1,
  });
}

/** Deletes the oldest revisions beyond the limit, of those that no pod has any more. */
export function pruneRevisions(
  api: KubeApi,
  known: readonly ControllerRevision[],
  isInUse: (revision: ControllerRevision) => boolean,
  limit = 10,
): void {
  const idle = known.filter((each) => !isInUse(each)).toSorted((a, b) => a.revision - b.revision);
  for (const { metadata } of idle.slice(0, Math.max(0, idle.length - limit)))
    deleteObject(api, controllerRevisions, metadata.namespace ?? '', metadata.name);
}
