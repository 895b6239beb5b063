import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from './jsonObject.ts';
import type { PatchField, PatchSchema } from './patchSchema.ts';

/** Which differences count: what is new or other, what is gone, or both. */
export interface DiffOptions {
  readonly changes: boolean;
  readonly deletions: boolean;
}

type Patch = Record<string, unknown>;

/** A strategic merge patch with the wanted differences that `modified` has from `original`. */
export function strategicDiff(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
  options: DiffOptions,
): JsonObject {
  return diffObjects(original, modified, schema, options, false);
}

function diffObjects(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
  options: DiffOptions,
  retainsKeys: boolean,
): Patch {
  const patch: Patch = {};
  for (const [key, value] of Object.entries(modified)) {
    const before = original[key];
    if (Object.hasOwn(original, key) && isJsonObject(before) && isJsonObject(value)) {
      const field = schema(key);
      if (field.strategies.includes('replace')) {
        if (options.changes) patch[key] = value;
      } else {
        const inside = diffObjects(before, value, field.inside, options, field.strategies.includes('retainKeys'));
        if (Object.keys(inside).length > 0) patch[key] = inside;
      }
    } else if (Object.hasOwn(original, key) && Array.isArray(before) && Array.isArray(value)) {
      const field = schema(key);
      if (field.strategies.includes('merge')) diffLists(key, before, value, field, options, patch);
      else if (options.changes && !isDeepStrictEqual(before, value)) patch[key] = value;
    } else if (options.changes && !isDeepStrictEqual(before, value)) {
      patch[key] = value;
    }
  }
  const gone = Object.keys(original).filter((key) => !Object.hasOwn(modified, key));
  if (options.deletions) for (const key of gone) patch[key] = null;
  if (retainsKeys && (Object.keys(patch).length > 0 || gone.length > 0))
    patch['$retainKeys'] = Object.keys(modified)
      .filter((key) => modified[key] !== null)
      .toSorted();
  return patch;
}

/** Puts the difference of two lists that are merged into `patch`, under `key` and the directives that go with it. */
function diffLists(
  key: string,
  original: readonly unknown[],
  modified: readonly unknown[],
  field: PatchField,
  options: DiffOptions,
  patch: Patch,
): void {
  if (original.length === 0) {
    if (modified.length > 0 && options.changes) patch[key] = modified;
    return;
  }
  const { mergeKey } = field;
  if (mergeKey === undefined) {
    const added = options.changes ? modified.filter((item) => !original.includes(item)) : [];
    const gone = options.deletions ? original.filter((item) => !modified.includes(item)) : [];
    if (added.length > 0) patch[key] = added;
    if (gone.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = [...new Set(gone)];
    if (gone.length > 0 || (options.changes && !isDeepStrictEqual(original, modified)))
      patch[`$setElementOrder/${key}`] = modified;
    return;
  }
  const items = diffItems(original, modified, field, mergeKey, options);
  if (items.length > 0) patch[key] = items;
  const order = (list: readonly unknown[]) => list.map((item) => keyOf(item, mergeKey));
  const isOrderSame = isDeepStrictEqual(order(original), order(modified));
  if (items.length > 0 || (options.changes && !isOrderSame))
    patch[`$setElementOrder/${key}`] = order(modified).map((value) => ({ [mergeKey]: value }));
}

/** New and other items in the order of `modified`, then the directives to delete. */
function diffItems(
  original: readonly unknown[],
  modified: readonly unknown[],
  field: PatchField,
  mergeKey: string,
  options: DiffOptions,
): unknown[] {
  const before = new Map(original.map((item) => [keyOf(item, mergeKey), item]));
  const items: unknown[] = [];
  for (const item of modified) {
    const value = keyOf(item, mergeKey);
    const known = before.get(value);
    if (isJsonObject(known) && isJsonObject(item)) {
      const inside = diffObjects(known, item, field.inside, options, field.strategies.includes('retainKeys'));
      if (Object.keys(inside).length > 0) items.push({ ...inside, [mergeKey]: value });
    } else if (options.changes) {
      items.push(item);
    }
  }
  if (!options.deletions) return items;
  const kept = new Set(modified.map((item) => keyOf(item, mergeKey)));
  for (const value of before.keys()) if (!kept.has(value)) items.push({ $patch: 'delete', [mergeKey]: value });
  return items;
}

/** What tells an item of a merged list from the others. */
function keyOf(item: unknown, mergeKey: string): unknown {
  const value = isJsonObject(item) ? item[mergeKey] : undefined;
  if (value === undefined)
    throw new Error(`map: map[] does not contain declared merge key: ${mergeKey}`.replace('map[]', goMap(item)));
  return value;
}

/** A map as Go prints it. */
function goMap(item: unknown): string {
  if (!isJsonObject(item)) return String(item);
  const fields = Object.keys(item).toSorted();
  return `map[${fields.map((field) => `${field}:${goMap(item[field])}`).join(' ')}]`;
}
