import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from './jsonObject.ts';

/** A JSON merge patch (RFC 7386) that makes `modified` of `original`. */
export function createMergePatch(original: JsonObject, modified: JsonObject): JsonObject {
  const patch: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(modified)) {
    const before = original[key];
    if (isJsonObject(before) && isJsonObject(value)) {
      const inside = createMergePatch(before, value);
      if (Object.keys(inside).length > 0) patch[key] = inside;
    } else if (!isDeepStrictEqual(before, value)) {
      patch[key] = value;
    }
  }
  for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) patch[key] = null;
  return patch;
}

/**
 * A JSON merge patch for `current` that brings in all of `modified`, and takes away what `original` (the configuration
 * that was applied last) had and `modified` has no more. What others have put into `current` stays.
 */
export function createThreeWayMergePatch(original: JsonObject, modified: JsonObject, current: JsonObject): JsonObject {
  const changes = nullsOf(createMergePatch(current, modified), false);
  const deletions = nullsOf(createMergePatch(original, modified), true);
  return applied(deletions, changes);
}

/** The part of a patch that deletes, or the part that does not. */
function nullsOf(patch: JsonObject, isWanted: boolean): JsonObject {
  const part: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    if (isJsonObject(value)) {
      const inside = nullsOf(value, isWanted);
      if (Object.keys(inside).length > 0 || (!isWanted && Object.keys(value).length === 0)) part[key] = inside;
    } else if ((value === null) === isWanted) {
      part[key] = value;
    }
  }
  return part;
}

function applied(patch: JsonObject, more: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...patch };
  for (const [key, value] of Object.entries(more)) {
    const before = merged[key];
    merged[key] = isJsonObject(before) && isJsonObject(value) ? applied(before, value) : value;
  }
  return merged;
}
