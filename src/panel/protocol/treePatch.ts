/**
 * What turns one value of plain objects, arrays and simple values into another, in a form that survives being sent as
 * text. An empty patch makes the value undefined.
 */
export interface TreePatch {
  /** The new value, whole. */
  readonly is?: unknown;
  /** Of an object: the members that differ. */
  readonly members?: Readonly<Record<string, TreePatch>>;
  /** Of an object: the members that are gone. */
  readonly without?: readonly string[];
  /** Of an array: the items that differ, by their place, and how long it is. */
  readonly items?: readonly (readonly [place: number, patch: TreePatch])[];
  readonly length?: number;
}

/** The patch from `before` to `after`; undefined when they are equal. What is the same object in both is not looked into. */
export function treePatch(before: unknown, after: unknown): TreePatch | undefined {
  if (Object.is(before, after)) return undefined;
  if (after === undefined) return {};
  if (Array.isArray(before) && Array.isArray(after)) return arrayPatch(before, after);
  if (isObject(before) && isObject(after)) return objectPatch(before, after);
  return { is: after };
}

function arrayPatch(before: readonly unknown[], after: readonly unknown[]): TreePatch | undefined {
  const items: (readonly [number, TreePatch])[] = [];
  for (let place = 0; place < after.length; place += 1) {
    const patch = place < before.length ? treePatch(before[place], after[place]) : { is: after[place] };
    if (patch !== undefined) items.push([place, patch]);
  }
  return items.length === 0 && before.length === after.length ? undefined : { items, length: after.length };
}

function objectPatch(before: Record<string, unknown>, after: Record<string, unknown>): TreePatch | undefined {
  const members: Record<string, TreePatch> = {};
  let differs = false;
  for (const name of Object.keys(after)) {
    const patch = treePatch(before[name], after[name]);
    if (patch === undefined) continue;
    members[name] = patch;
    differs = true;
  }
  const without = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  if (without.length > 0) return { members, without };
  return differs ? { members } : undefined;
}

/** The value after the patch. Parts that the patch does not touch stay the same objects. */
export function patchTree(before: unknown, patch: TreePatch): unknown {
  const { is, members, without = [], items, length = 0 } = patch;
  if (items !== undefined) {
    const made = Array.isArray(before) ? before.slice(0, length) : [];
    for (const [place, item] of items) made[place] = patchTree(made[place], item);
    return made;
  }
  if (members !== undefined) {
    const made: Record<string, unknown> = isObject(before) ? { ...before } : {};
    for (const name of without) delete made[name];
    for (const [name, member] of Object.entries(members)) made[name] = patchTree(made[name], member);
    return made;
  }
  return is;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
