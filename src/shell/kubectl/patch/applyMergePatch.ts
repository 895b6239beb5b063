import { isJsonObject, type JsonObject } from './jsonObject.ts';

/** What a JSON merge patch (RFC 7386) makes of an object. */
export function applyMergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const before = result[key];
    if (value === null) delete result[key];
    else if (isJsonObject(value)) result[key] = applyMergePatch(isJsonObject(before) ? before : {}, value);
    else result[key] = value;
  }
  return result;
}
