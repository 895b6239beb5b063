import { isJsonObject, type JsonObject } from './jsonObject.ts';
import type { PatchSchema } from './patchSchema.ts';
import { strategicDiff } from './strategicDiff.ts';

/**
 * A strategic merge patch for `current` that brings in all of `modified`, and takes away what `original` (the
 * configuration that was applied last) had and `modified` has no more. Empty where nothing is to be done.
 */
export function createThreeWayStrategicPatch(
  original: JsonObject,
  modified: JsonObject,
  current: JsonObject,
  schema: PatchSchema,
): JsonObject {
  const changes = strategicDiff(current, modified, schema, { changes: true, deletions: false });
  const deletions = strategicDiff(original, modified, schema, { changes: false, deletions: true });
  return joined(deletions, changes, schema);
}

/** Both patches as one. Where they speak of one field, `more` counts. */
function joined(patch: JsonObject, more: JsonObject, schema: PatchSchema): JsonObject {
  const both: Record<string, unknown> = { ...patch };
  for (const [key, value] of Object.entries(more)) {
    const before = both[key];
    const field = schema(key);
    if (isJsonObject(before) && isJsonObject(value)) both[key] = joined(before, value, field.inside);
    else if (Array.isArray(before) && Array.isArray(value) && field.strategies.includes('merge'))
      both[key] = joinedLists(before, value, field.mergeKey, field.inside);
    else both[key] = value;
  }
  return both;
}

/** The items of both lists; those with the same key are joined, the directives to delete come last. */
function joinedLists(
  list: readonly unknown[],
  more: readonly unknown[],
  mergeKey: string | undefined,
  schema: PatchSchema,
): unknown[] {
  if (mergeKey === undefined) return [...list, ...more.filter((item) => !list.includes(item))];
  const keyOf = (item: unknown) => (isJsonObject(item) ? item[mergeKey] : undefined);
  const isDeletion = (item: unknown) => isJsonObject(item) && item['$patch'] === 'delete';
  const changed = more.map((item) => {
    const same = list.find((each) => !isDeletion(each) && keyOf(each) === keyOf(item));
    return isJsonObject(same) && isJsonObject(item) ? joined(same, item, schema) : item;
  });
  const known = new Set(more.map(keyOf));
  const rest = list.filter((item) => isDeletion(item) || !known.has(keyOf(item)));
  return [...changed, ...rest.filter((item) => !isDeletion(item)), ...rest.filter(isDeletion)];
}
