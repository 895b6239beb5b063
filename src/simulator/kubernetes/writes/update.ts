import { isDeepStrictEqual } from 'node:util';
import { withSpecDefaults } from '../admission/defaults.ts';
import { validate, validateShape } from '../admission/validation.ts';
import type { KubeApi } from '../kubeApi.ts';
import { apiVersion, type Kind } from '../kind.ts';
import type { KubeObject, ObjectMeta } from '../objects/meta.ts';
import { notFound } from '../statusError.ts';

interface Whole extends KubeObject {
  readonly spec?: unknown;
  readonly status?: unknown;
}

/**
 * Replaces an object as a client's PUT would: what the server owns stays (uid, creation and deletion stamps, status),
 * defaults and rules apply, and the generation moves when the spec does. Dropping the last finalizer of an object that
 * is being deleted removes it. 404, 409 Conflict and 422 as the API server answers them.
 */
export function updateObject<T extends KubeObject>(api: KubeApi, kind: Kind<T>, body: KubeObject, dryRun = false): T {
  const { namespace = '', name } = body.metadata;
  const current = api.store.get(kind, namespace, name) as Whole | undefined;
  if (current === undefined) throw notFound(kind, name);
  const merged: Whole = {
    ...body,
    apiVersion: apiVersion(kind),
    kind: kind.kind,
    metadata: ownedByServer(current.metadata, body.metadata),
    ...(current.status === undefined ? {} : { status: current.status }),
  };
  validateShape(kind, merged);
  const complete = withSpecDefaults(api, kind, merged) as Whole;
  const specChanged = !isDeepStrictEqual(complete.spec, current.spec);
  const generation = current.metadata.generation;
  const next = (
    specChanged && generation !== undefined
      ? { ...complete, metadata: { ...complete.metadata, generation: generation + 1 } }
      : complete
  ) as T & Whole;
  validate(kind, next, current);
  if (dryRun) return next;
  const stored = api.store.replace(kind, next);
  return finished(stored.metadata) && (stored.metadata.finalizers ?? []).length === 0
    ? api.store.remove(kind, namespace, name)
    : stored;
}

/** Replaces only the status, with what `next` makes of the current object; undefined leaves it alone. 404 if it is gone. */
export function updateStatus<T extends KubeObject & { readonly status?: unknown }>(
  api: KubeApi,
  kind: Kind<T>,
  namespace: string,
  name: string,
  next: (object: T) => T['status'] | undefined,
): T {
  const current = api.store.get(kind, namespace, name);
  if (current === undefined) throw notFound(kind, name);
  const status = next(current);
  return status === undefined ? current : api.store.replace(kind, { ...current, status });
}

/** A deletion that was waiting for finalizers only: pods wait for their kubelet instead. */
function finished(meta: ObjectMeta): boolean {
  return meta.deletionTimestamp !== undefined && meta.deletionGracePeriodSeconds === undefined;
}

function ownedByServer(current: ObjectMeta, given: ObjectMeta): ObjectMeta {
  const {
    uid: _uid,
    creationTimestamp: _created,
    deletionTimestamp: _deleted,
    generation: _generation,
    ...own
  } = given;
  return {
    ...own,
    ...(current.uid === undefined ? {} : { uid: current.uid }),
    ...(current.creationTimestamp === undefined ? {} : { creationTimestamp: current.creationTimestamp }),
    ...(current.generation === undefined ? {} : { generation: current.generation }),
    ...(current.deletionTimestamp === undefined ? {} : { deletionTimestamp: current.deletionTimestamp }),
    ...(current.deletionGracePeriodSeconds === undefined
      ? {}
      : { deletionGracePeriodSeconds: current.deletionGracePeriodSeconds }),
  };
}
