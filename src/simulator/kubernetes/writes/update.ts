import { isDeepStrictEqual } from 'node:util';
import { withUpdate } from '../apply/managedFields.ts';
import { withSpecDefaults } from '../admission/defaults.ts';
import { validate } from '../admission/validation/validate.ts';
import { modelOf } from '../schema/model.ts';
import { withZeroValues } from '../schema/zeroValues.ts';
import type { KubeApi } from '../kubeApi.ts';
import { apiVersion, type Kind } from '../kind.ts';
import type { KubeObject, ObjectMeta } from '../objects/meta.ts';
import { stamp } from '../stamps.ts';
import { conflict, notFound } from '../statusError.ts';
import type { WriteOptions } from './writeOptions.ts';

type Json = Readonly<Record<string, unknown>>;

interface Whole extends KubeObject {
  readonly spec?: unknown;
  readonly status?: unknown;
}

/**
 * Replaces an object as a client's PUT would: what the server owns stays (uid, creation and deletion stamps, status),
 * defaults and rules apply, and the generation moves when the spec does. Dropping the last finalizer of an object that
 * is being deleted removes it. 404, 409 Conflict and 422 as the API server answers them.
 */
export function updateObject<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  body: KubeObject,
  options: WriteOptions = {},
): T {
  const { namespace = '', name } = body.metadata;
  const current = api.store.get(kind, namespace, name) as Whole | undefined;
  if (current === undefined) throw notFound(kind, name);
  const merged: Whole = {
    ...body,
    apiVersion: apiVersion(kind),
    kind: kind.kind,
    metadata: ownedByServer(current.metadata, body.metadata),
    ...(kind.hasStatus ? { status: current.status ?? {} } : {}),
  };
  const whole = withZeroValues(modelOf(kind.model), merged as unknown as Json) as unknown as KubeObject;
  const complete = withSpecDefaults(api, kind, whole) as Whole;
  const specChanged = !isDeepStrictEqual(complete.spec, current.spec);
  const generation = current.metadata.generation;
  const next = (
    specChanged && generation !== undefined
      ? { ...complete, metadata: { ...complete.metadata, generation: generation + 1 } }
      : complete
  ) as T & Whole;
  validate(kind, next, current);
  const stored = storeManaged(api, kind, current as unknown as T, next, options);
  if (options.dryRun === true) return stored;
  return finished(stored.metadata) && (stored.metadata.finalizers ?? []).length === 0
    ? api.store.remove(kind, namespace, name)
    : stored;
}

/** Stores what a client makes of an object, with its new owners. */
function storeManaged<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  current: T,
  next: T,
  { manager, dryRun }: WriteOptions,
): T {
  const managed = manager === undefined ? next : withUpdate(kind, current, next, manager, stamp(api.now()));
  if (dryRun !== true) return api.store.replace(kind, managed);
  const version = next.metadata.resourceVersion ?? '';
  if (version !== '' && version !== current.metadata.resourceVersion) throw conflict(kind, next.metadata.name);
  return { ...managed, metadata: { ...managed.metadata, resourceVersion: current.metadata.resourceVersion } };
}

/** The fields that a subresource stands for, by its name. */
const partFields: Readonly<Record<string, (next: Whole, current: Whole) => Partial<Whole>>> = {
  status: ({ status }) => ({ status: status ?? {} }),
  finalize: ({ spec }) => ({ spec }),
  ephemeralcontainers: ({ spec }, current) => ({
    spec: {
      ...(current.spec as object),
      ephemeralContainers: (spec as { ephemeralContainers?: unknown }).ephemeralContainers,
    },
  }),
  resize: ({ spec }, current) => ({
    spec: { ...(current.spec as object), containers: (spec as { containers?: unknown }).containers },
  }),
};

/** Replaces only what that subresource stands for: `status`, `finalize`, `ephemeralcontainers` or `resize`. */
export function updatePart<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  subresource: string,
  body: KubeObject,
  options: WriteOptions = {},
): T {
  const { namespace = '', name, resourceVersion } = body.metadata;
  const current = api.store.get(kind, namespace, name);
  if (current === undefined) throw notFound(kind, name);
  const metadata = { ...current.metadata, ...(resourceVersion === undefined ? {} : { resourceVersion }) };
  const next = { ...current, metadata, ...partFields[subresource]?.(body, current) };
  return storeManaged(api, kind, current, next, options);
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
  return meta.deletionTimestamp !== undefined && (meta.deletionGracePeriodSeconds ?? 0) === 0;
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
