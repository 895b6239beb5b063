import { isDeepStrictEqual } from 'node:util';
import type { FieldSet } from '../objects/meta.ts';
import { isAtomic, listRule } from '../schema/mergeRules.ts';
import type { FieldType, Model } from '../schema/model.ts';
import { itemStep, isEmptySet, setOfObject } from './fieldSet.ts';

type Json = Readonly<Record<string, unknown>>;

/** What differs between two states of an object. */
export interface Differences {
  /** Added or given another value. */
  readonly changed: FieldSet;
  readonly removed: FieldSet;
}

const leaf: FieldSet = {};
const none: Differences = { changed: {}, removed: {} };

/** Compares two objects of a model, by the merge rules of their lists. */
export function compareObjects(model: Model, before: Json, after: Json): Differences {
  const changed: Record<string, FieldSet> = {};
  const removed: Record<string, FieldSet> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const type = model.fields.get(name);
    if (type === undefined || before[name] === after[name]) continue;
    put(`f:${name}`, compareField(model, name, type, before[name], after[name]), changed, removed);
  }
  return { changed, removed };
}

function put(
  step: string,
  found: Differences | 'changed' | 'removed',
  changed: Record<string, FieldSet>,
  removed: Record<string, FieldSet>,
): void {
  if (found === 'changed') changed[step] = leaf;
  else if (found === 'removed') removed[step] = leaf;
  else {
    if (!isEmptySet(found.changed)) changed[step] = found.changed;
    if (!isEmptySet(found.removed)) removed[step] = found.removed;
  }
}

function compareField(
  model: Model,
  name: string,
  type: FieldType,
  before: unknown,
  after: unknown,
): Differences | 'changed' | 'removed' {
  if (isDeepStrictEqual(before, after)) return none;
  const one = (value: unknown): FieldSet => setOfObject(model, { [name]: value }, true)[`f:${name}`] ?? leaf;
  if (before === undefined) {
    const added = one(after);
    return isEmptySet(added) ? 'changed' : { changed: added, removed: {} };
  }
  if (after === undefined) {
    const gone = one(before);
    return isEmptySet(gone) ? 'removed' : { changed: {}, removed: gone };
  }
  const held = type.form === 'model' ? type.model.name : undefined;
  if (type.form === 'scalar' || isAtomic(model.name, name, held)) return 'changed';
  if (type.form === 'model') return compareObjects(type.model, before as Json, after as Json);
  if (type.form === 'map') return compareMaps(before as Json, after as Json);
  return compareLists(model, name, type.item, before as readonly unknown[], after as readonly unknown[]);
}

function compareMaps(before: Json, after: Json): Differences {
  const changed: Record<string, FieldSet> = {};
  const removed: Record<string, FieldSet> = {};
  for (const key of Object.keys(after)) if (!isDeepStrictEqual(before[key], after[key])) changed[`f:${key}`] = leaf;
  for (const key of Object.keys(before)) if (after[key] === undefined) removed[`f:${key}`] = leaf;
  return { changed, removed };
}

function compareLists(
  model: Model,
  name: string,
  itemType: FieldType,
  before: readonly unknown[],
  after: readonly unknown[],
): Differences | 'changed' {
  const rule = listRule(model.name, name);
  if (rule.type === 'atomic') return 'changed';
  const byStep = (list: readonly unknown[]) => new Map(list.map((item) => [itemStep(rule, item) ?? '', item]));
  const old = byStep(before);
  const next = byStep(after);
  const changed: Record<string, FieldSet> = {};
  const removed: Record<string, FieldSet> = {};
  const within = (item: unknown): FieldSet =>
    rule.type === 'map' && itemType.form === 'model'
      ? { '.': leaf, ...setOfObject(itemType.model, item as Json, true) }
      : leaf;
  for (const [step, item] of next) {
    if (!old.has(step)) changed[step] = within(item);
    else if (rule.type === 'map' && itemType.form === 'model')
      put(step, compareObjects(itemType.model, old.get(step) as Json, item as Json), changed, removed);
  }
  for (const [step, item] of old) if (!next.has(step)) removed[step] = within(item);
  return { changed, removed };
}
