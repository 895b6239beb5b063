import type { Kind } from '../kind.ts';
import type { FieldSet, KubeObject, ManagedFieldsEntry } from '../objects/meta.ts';
import { modelOf } from '../schema/model.ts';
import { compareObjects } from './compare.ts';
import { difference, isEmptySet, union } from './fieldSet.ts';

/** Who writes, and how. */
export interface FieldManager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Metadata that belongs to the server, whoever sends it. */
const serverMetadata = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
];

/** The part of an object that managers can own: all but its type, what the server sets, and the status where that is apart. */
export function ownable(kind: Kind, object: KubeObject, subresource: string | undefined): Json {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object as KubeObject & Json;
  const own = Object.entries(metadata).filter(([name]) => !serverMetadata.includes(name));
  const part = { ...rest };
  if (kind.hasStatus && subresource !== 'status') delete part['status'];
  return own.length === 0 ? part : { metadata: Object.fromEntries(own), ...part };
}

export function sameManager(entry: ManagedFieldsEntry, manager: FieldManager): boolean {
  return (
    entry.manager === manager.manager &&
    entry.operation === manager.operation &&
    entry.apiVersion === manager.apiVersion &&
    (entry.subresource ?? '') === (manager.subresource ?? '')
  );
}

export function entryOf(manager: FieldManager, fields: FieldSet, time: string): ManagedFieldsEntry {
  return {
    manager: manager.manager,
    operation: manager.operation,
    apiVersion: manager.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    ...(manager.subresource === undefined ? {} : { subresource: manager.subresource }),
  };
}

/**
 * `next` with its owners after an update by `manager`: what changed is now this manager's, and nobody's who had it
 * before. `before` is undefined for a new object.
 */
export function withUpdate<T extends KubeObject>(
  kind: Kind,
  before: KubeObject | undefined,
  next: T,
  manager: FieldManager,
  time: string,
): T {
  const { subresource } = manager;
  const old = before === undefined ? {} : ownable(kind, before, subresource);
  const { changed, removed } = compareObjects(modelOf(kind.model), old, ownable(kind, next, subresource));
  const entries = before?.metadata.managedFields ?? [];
  if (isEmptySet(changed) && isEmptySet(removed)) return withEntries(next, entries);
  const gone = union(changed, removed);
  const own = entries.find((entry) => sameManager(entry, manager));
  const owned = union(own === undefined ? {} : difference(own.fieldsV1, removed), changed);
  const others = entries
    .filter((entry) => entry !== own)
    .map((entry) => ({ ...entry, fieldsV1: difference(entry.fieldsV1, gone) }))
    .filter((entry) => !isEmptySet(entry.fieldsV1));
  return withEntries(next, isEmptySet(owned) ? others : [...others, entryOf(manager, owned, time)]);
}

export function withEntries<T extends KubeObject>(object: T, entries: readonly ManagedFieldsEntry[]): T {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata: entries.length === 0 ? metadata : { ...metadata, managedFields: entries } };
}
