import type { FieldSet } from '../objects/meta.ts';
import { isAtomic, listRule, type ListRule } from '../schema/mergeRules.ts';
import type { FieldType, Model } from '../schema/model.ts';

// The steps of a field set are `f:<name>`, `k:<keys of a list item>` and `v:<value in a set>`; `.` is the place itself.

type Json = Readonly<Record<string, unknown>>;

const leaf: FieldSet = {};
const here = '.';

export const isEmptySet = (set: FieldSet): boolean => Object.keys(set).length === 0;

/** Whether the place of that value is owned as one, so that its parts have no owners of their own. */
function isWhole(type: FieldType, value: unknown): boolean {
  return type.form === 'scalar' || value === null || typeof value !== 'object';
}

/** The step that leads to an item of a list. */
export function itemStep(rule: ListRule, item: unknown): string | undefined {
  if (rule.type === 'set') return `v:${JSON.stringify(item)}`;
  if (rule.type !== 'map' || typeof item !== 'object' || item === null) return undefined;
  const fields = item as Json;
  const keys = rule.keys.map((key) => [key, fields[key] ?? defaults[key]] as const);
  return `k:${JSON.stringify(Object.fromEntries(keys.filter(([, value]) => value !== undefined)))}`;
}

/** Keys of list items that may be left out. */
const defaults: Json = { protocol: 'TCP' };

/**
 * Every field that an object holds. With `places` the objects and lists that hold them are named as well, as for
 * updates; an applied configuration names only what it says.
 */
export function setOfObject(model: Model, value: Json, places: boolean): FieldSet {
  const set: Record<string, FieldSet> = {};
  for (const [name, item] of Object.entries(value)) {
    const type = model.fields.get(name);
    if (type !== undefined && item !== undefined) set[`f:${name}`] = setOfField(model, name, type, item, places);
  }
  return set;
}

/** Objects that Go keeps by value: they have always been there, even when nothing was in them. */
const byValue = new Set(['metadata', 'spec', 'status', 'template', 'strategy', 'updateStrategy', 'containers']);

function alwaysThere(model: Model, name: string): boolean {
  return byValue.has(name) || model.required.includes(name);
}

function setOfField(model: Model, name: string, type: FieldType, value: unknown, places: boolean): FieldSet {
  if (isWhole(type, value)) return leaf;
  const held = type.form === 'model' ? type.model.name : undefined;
  if (isAtomic(model.name, name, held)) return leaf;
  const inner = setWithin(model, name, type, value, places);
  return isEmptySet(inner) || !places || alwaysThere(model, name) ? inner : { [here]: leaf, ...inner };
}

function setWithin(model: Model, name: string, type: FieldType, value: unknown, places: boolean): FieldSet {
  if (type.form === 'model') return setOfObject(type.model, value as Json, places);
  const set: Record<string, FieldSet> = {};
  if (type.form === 'map') for (const key of Object.keys(value as Json)) set[`f:${key}`] = leaf;
  if (type.form !== 'list') return set;
  const rule = listRule(model.name, name);
  for (const item of value as readonly unknown[]) {
    const step = itemStep(rule, item);
    if (step === undefined) return leaf;
    set[step] =
      rule.type === 'map' && type.item.form === 'model'
        ? { [here]: leaf, ...setOfObject(type.item.model, item as Json, places) }
        : leaf;
  }
  return set;
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = { ...a };
  for (const [step, below] of Object.entries(b)) {
    const other = result[step];
    result[step] = other === undefined ? below : union(other, below);
  }
  return result;
}

/** What is in `a` but not in `b`; a node whose parts are all gone goes with them. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = {};
  for (const [step, below] of Object.entries(a)) {
    const other = b[step];
    if (other === undefined) result[step] = below;
    else if (!isEmptySet(below)) {
      const rest = isEmptySet(other) ? below : difference(below, other);
      if (!isEmptySet(rest)) result[step] = rest;
    } else if (!isEmptySet(other)) result[step] = below;
  }
  return result;
}

/** The leaves that are in both. */
export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = {};
  for (const [step, below] of Object.entries(a)) {
    const other = b[step];
    if (other === undefined) continue;
    if (isEmptySet(below) && isEmptySet(other)) result[step] = leaf;
    else {
      const both = intersection(below, other);
      if (!isEmptySet(both)) result[step] = both;
    }
  }
  return result;
}

/** Paths to the leaves as messages write them: `.spec.containers[name="a"].image`. */
export function pathsOf(set: FieldSet, prefix = ''): readonly string[] {
  if (isEmptySet(set)) return prefix === '' ? [] : [prefix];
  return Object.entries(set).flatMap(([step, below]) =>
    step === here ? [prefix] : pathsOf(below, prefix + stepText(step)),
  );
}

function stepText(step: string): string {
  const rest = step.slice(2);
  if (step.startsWith('f:')) return `.${rest}`;
  if (step.startsWith('v:')) return `[=${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as Json);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}
