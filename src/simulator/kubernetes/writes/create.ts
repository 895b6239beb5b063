import { withUpdate } from '../apply/managedFields.ts';
import { admit } from '../admission/admit.ts';
import { withDefaults } from '../admission/defaults.ts';
import { nameSuffix } from '../admission/names.ts';
import { validate } from '../admission/validation/validate.ts';
import { modelOf } from '../schema/model.ts';
import { withZeroValues } from '../schema/zeroValues.ts';
import type { KubeApi } from '../kubeApi.ts';
import { apiVersion, type Kind } from '../kind.ts';
import { events, leases, namespaces, nodes, services } from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import { stamp } from '../stamps.ts';
import type { WriteOptions } from './writeOptions.ts';
import { alreadyExists, notFound, StatusError } from '../statusError.ts';

type Whole = Readonly<Record<string, unknown>>;

/** A body as it is written down: any fields beside the metadata, without what admission adds. */
export interface NewObject extends KubeObject {
  readonly [field: string]: unknown;
}

/**
 * Creates an object as a client's POST would: name from generateName, defaults, validation, uid and stamp.
 * 404 if its namespace is missing, 403 if that is being deleted, 409 if the name is taken, 422 if the object is wrong.
 */
export function createObject<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  body: KubeObject | NewObject,
  options: WriteOptions = {},
): T {
  const { generateName } = body.metadata;
  const given = body.metadata.name ?? '';
  const name = given === '' && generateName !== undefined ? `${generateName}${nameSuffix(api.random)}` : given;
  const { namespace: asked, ...rest } = body.metadata;
  const namespace = kind.namespaced ? (asked ?? 'default') : undefined;
  if (namespace !== undefined) checkNamespace(api, kind, namespace, name);
  const time = stamp(api.now());
  const object: KubeObject = {
    ...body,
    apiVersion: apiVersion(kind),
    kind: kind.kind,
    metadata: {
      ...rest,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: api.uuid(),
      creationTimestamp: time,
      ...(hasGeneration(kind, body) ? { generation: 1 } : {}),
    },
  };
  const whole = withZeroValues(modelOf(kind.model), object as unknown as Whole) as unknown as KubeObject;
  const { manager } = options;
  const defaulted = withDefaults(api, kind, whole);
  // What admission puts in is nobody's.
  const managed = manager === undefined ? defaulted : withUpdate(kind, undefined, defaulted, manager, time);
  const complete = admit(api, kind, managed, manager !== undefined) as T;
  validate(kind, complete);
  if (options.dryRun !== true) return api.store.add(kind, complete);
  if (api.store.get(kind, namespace ?? '', name) !== undefined) throw alreadyExists(kind, name);
  return complete;
}

/** Objects with a desired state count its changes. */
function hasGeneration(kind: Kind, body: KubeObject): boolean {
  return 'spec' in body && ![nodes, leases, namespaces, services].includes(kind);
}

function checkNamespace(api: KubeApi, kind: Kind, name: string, object: string): void {
  const namespace = api.store.get(namespaces, '', name);
  if (namespace === undefined) throw notFound(namespaces, name);
  if (namespace.metadata.deletionTimestamp === undefined || kind === events) return;
  const message =
    `${kind.plural} "${object}" is forbidden: unable to create new content in namespace ${name} ` +
    'because it is being terminated';
  throw new StatusError(403, 'Forbidden', message, { name: object, kind: kind.plural });
}
