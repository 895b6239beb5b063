/**
 * `next`, but with every part that is equal to the same part of `previous` taken from `previous`, so that a reader can
 * tell by identity what has changed. Looks into plain objects, arrays and maps with text keys; anything else is compared
 * with `Object.is`.
 */
export function share<T>(previous: unknown, next: T): T {
  if (previous === undefined || Object.is(previous, next)) return next;
  if (Array.isArray(next)) return Array.isArray(previous) ? shareArray(previous, next) : next;
  if (next instanceof Map) return previous instanceof Map ? (shareMap(previous, next) as T) : next;
  if (isPlain(next) && isPlain(previous)) return shareObject(previous, next) as T;
  return next;
}

function shareArray<T extends unknown[]>(previous: unknown[], next: T): T {
  const shared = next.map((item, index) => share(previous[index], item));
  const same = previous.length === shared.length && shared.every((item, index) => Object.is(item, previous[index]));
  return (same ? previous : shared) as T;
}

function shareMap(previous: Map<unknown, unknown>, next: Map<unknown, unknown>): Map<unknown, unknown> {
  const shared = new Map([...next].map(([key, value]) => [key, share(previous.get(key), value)]));
  const same =
    previous.size === shared.size &&
    [...shared].every(([key, value]) => previous.has(key) && Object.is(value, previous.get(key)));
  return same ? previous : shared;
}

/** A copy is made only for a part that is taken from `previous`, and by spreading: that keeps objects of one kind alike. */
function shareObject(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  let same = Object.keys(previous).length === keys.length;
  let copy: Record<string, unknown> | undefined;
  for (const key of keys) {
    const before = previous[key];
    const part = share(before, next[key]);
    same &&= Object.is(part, before) && Object.hasOwn(previous, key);
    if (!Object.is(part, next[key])) (copy ??= { ...next })[key] = part;
  }
  return same ? previous : (copy ?? next);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
