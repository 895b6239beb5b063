import { sortedKeys } from './sortedKeys.ts';

/** A value as Go's encoding/json writes it: keys in order, and signs that HTML knows escaped. */
export function goJson(value: unknown, indent = 0): string {
  return JSON.stringify(sortedKeys(value), undefined, indent).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
