import type { FieldSet } from '../objects/meta.ts';
import { isAtomic, listRule, type ListRule } from '../schema/mergeRules.ts';
import type { FieldType, Model } from '../schema/model.ts';

// The steps of a field set are `f:<name>`, `k:<keys of a list item>` and `v:<value in a set>`; `.` is the place itself.

type Json = Readonly<Record<string, unknown>>;

const leaf: FieldSet = {};
const here = '.';

export const isEmptySet = (set: FieldSet): boolean => Object.keys(set).length === 0;

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

/** How a field of a model is owned; found out once, as every object is looked through for it. */
interface Plan {
  readonly step: string;
  readonly type: FieldType;
  /** Owned as one, so that its parts have no owners of their own. */
  readonly isWhole: boolean;
  /** Go keeps it by value: it has always been there, even when nothing was in it. */
  readonly alwaysThere: boolean;
  readonly rule: ListRule;
}

const plans = new Map<Model, ReadonlyMap<string, Plan>>();
const byValue = new Set(['metadata', 'spec', 'status', 'template', 'strategy', 'updateStrategy', 'containers']);

function planOf(model: Model): ReadonlyMap<string, Plan> {
  let plan = plans.get(model);
  if (plan === undefined) {
    const entries = [...model.fields].map(([name, type]) => {
      const held = type.form === 'model' ? type.model.name : undefined;
      const isWhole = type.form === 'scalar' || isAtomic(model.name, name, held);
      const alwaysThere = byValue.has(name) || model.required.includes(name);
      return [name, { step: `f:${name}`, type, isWhole, alwaysThere, rule: listRule(model.name, name) }] as const;
    });
    plans.set(model, (plan = new Map(entries)));
  }
  return plan;
}

/**
 * Every field that an object holds. With `places` the objects and lists that hold them are named as well, as for
 * updates; an applied configuration names only what it says.
 */
export function setOfObject(model: Model, value: Json, places: boolean): FieldSet {
  return fill({}, planOf(model), value, places);
}

function fill(
  set: Record<string, FieldSet>,
  plan: ReadonlyMap<string, Plan>,
  value: Json,
  places: boolean,
): Record<string, FieldSet> {
  for (const name of Object.keys(value)) {
    const field = plan.get(name);
    const item = value[name];
    if (field !== undefined && item !== undefined) set[field.step] = setOfField(field, item, places);
  }
  return set;
}

function setOfField({ type, isWhole, alwaysThere, rule }: Plan, value: unknown, places: boolean): FieldSet {
  if (isWhole || value === null || typeof value !== 'object') return leaf;
  const set: Record<string, FieldSet> = {};
  const start = places && !alwaysThere;
  if (start) set[here] = leaf;
  if (type.form === 'model') fill(set, planOf(type.model), value as Json, places);
  else if (type.form === 'map') for (const key of Object.keys(value)) set[`f:${key}`] = leaf;
  else if (type.form === 'list') {
    const keyed = rule.type === 'map' && type.item.form === 'model' ? planOf(type.item.model) : undefined;
    for (const item of value as readonly unknown[]) {
      const step = itemStep(rule, item);
      if (step === undefined) return leaf;
      set[step] = keyed === undefined ? leaf : fill({ [here]: leaf }, keyed, item as Json, places);
    }
  }
  // What has nothing in it is owned as it is.
  const size = Object.keys(set).length;
  return size === 0 || (start && size === 1) ? leaf : set;
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
  // What ends here comes before what goes deeper.
  const steps = Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ordered = [
    ...steps.filter(([, below]) => isEmptySet(below)),
    ...steps.filter(([, below]) => !isEmptySet(below)),
  ];
  return ordered.flatMap(([step, below]) => (step === here ? [prefix] : pathsOf(below, prefix + stepText(step))));
}

function stepText(step: string): string {
  const rest = step.slice(2);
  if (step.startsWith('f:')) return `.${rest}`;
  if (step.startsWith('v:')) return `[=${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as Json);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}
