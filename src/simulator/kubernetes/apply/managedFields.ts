import type { Kind } from '../kind.ts';
import type { FieldSet, KubeObject, ManagedFieldsEntry } from '../objects/meta.ts';
import { modelOf } from '../schema/model.ts';
import { compareObjects } from './compare.ts';
import { difference, isEmptySet, setOfObject, union } from './fieldSet.ts';

/** Who writes, and how. */
export interface FieldManager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Metadata that belongs to the server, whoever sends it. */
const serverMetadata = new Set([
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
]);

/** The part of an object that managers can own: all but its type, what the server sets, and the status where that is apart. */
export function ownable(kind: Kind, object: KubeObject, subresource: string | undefined): Json {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object as KubeObject & Json;
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(metadata)) if (!serverMetadata.has(name)) own[name] = value;
  const { status: _status, ...part } = rest;
  const whole = kind.hasStatus && subresource !== 'status' ? part : rest;
  return Object.keys(own).length === 0 ? whole : { metadata: own, ...whole };
}

export function sameManager(entry: ManagedFieldsEntry, manager: FieldManager): boolean {
  return (
    entry.manager === manager.manager &&
    entry.operation === manager.operation &&
    entry.apiVersion === manager.apiVersion &&
    (entry.subresource ?? '') === (manager.subresource ?? '')
  );
}

/** Objects made of one template have the same fields: they share one set. */
const sets = new Map<string, FieldSet>();
const setsKept = 1000;

function shared(fields: FieldSet): FieldSet {
  const key = JSON.stringify(fields);
  const known = sets.get(key);
  if (known !== undefined) return known;
  if (sets.size >= setsKept) sets.clear();
  sets.set(key, fields);
  return fields;
}

export function entryOf(manager: FieldManager, fields: FieldSet, time: string): ManagedFieldsEntry {
  return {
    manager: manager.manager,
    operation: manager.operation,
    apiVersion: manager.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: shared(fields),
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
  const model = modelOf(kind.model);
  const now = ownable(kind, next, subresource);
  if (before === undefined) return withEntries(next, [entryOf(manager, setOfObject(model, now, true), time)]);
  const { changed, removed } = compareObjects(model, ownable(kind, before, subresource), now);
  const entries = before.metadata.managedFields ?? [];
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
