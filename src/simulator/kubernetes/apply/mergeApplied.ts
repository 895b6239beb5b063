import type { FieldSet } from '../objects/meta.ts';
import { isAtomic, listRule } from '../schema/mergeRules.ts';
import type { FieldType, Model } from '../schema/model.ts';
import { isEmptySet, itemStep } from './fieldSet.ts';

type Json = Readonly<Record<string, unknown>>;

/** `live` with everything that `config` says; lists and objects merge as the API marks them. */
export function mergeApplied(model: Model, live: Json, config: Json): Json {
  const result: Record<string, unknown> = { ...live };
  for (const [name, value] of Object.entries(config)) {
    const type = model.fields.get(name);
    if (type !== undefined) result[name] = mergeField(model, name, type, live[name], value);
  }
  return result;
}

function mergeField(model: Model, name: string, type: FieldType, live: unknown, value: unknown): unknown {
  const held = type.form === 'model' ? type.model.name : undefined;
  if (live === undefined || type.form === 'scalar' || isAtomic(model.name, name, held)) return value;
  if (type.form === 'model') return mergeApplied(type.model, live as Json, value as Json);
  if (type.form === 'map') return { ...(live as Json), ...(value as Json) };
  const rule = listRule(model.name, name);
  if (rule.type === 'atomic') return value;
  const wanted = new Map((value as readonly unknown[]).map((item) => [itemStep(rule, item) ?? '', item]));
  const present = new Set<string>();
  const merged = (live as readonly unknown[]).map((item) => {
    const step = itemStep(rule, item) ?? '';
    present.add(step);
    const next = wanted.get(step);
    if (next === undefined) return item;
    return type.item.form === 'model' ? mergeApplied(type.item.model, item as Json, next as Json) : next;
  });
  return [...merged, ...[...wanted].filter(([step]) => !present.has(step)).map(([, item]) => item)];
}

/** The object without the fields of a set; what is empty then goes as well. */
export function withoutFields(model: Model, object: Json, set: FieldSet): Json {
  const result: Record<string, unknown> = { ...object };
  for (const [step, below] of Object.entries(set)) {
    const name = step.slice(2);
    const type = model.fields.get(name);
    if (!step.startsWith('f:') || type === undefined || result[name] === undefined) continue;
    const rest = isEmptySet(below) ? undefined : without(model, name, type, result[name], below);
    if (rest === undefined) delete result[name];
    else result[name] = rest;
  }
  return result;
}

function without(model: Model, name: string, type: FieldType, value: unknown, set: FieldSet): unknown {
  if (type.form === 'model') {
    const rest = withoutFields(type.model, value as Json, set);
    return Object.keys(rest).length === 0 ? undefined : rest;
  }
  if (type.form === 'map') {
    const kept = Object.entries(value as Json).filter(([key]) => set[`f:${key}`] === undefined);
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  if (type.form !== 'list') return undefined;
  const rule = listRule(model.name, name);
  const kept = (value as readonly unknown[]).flatMap((item) => {
    const below = set[itemStep(rule, item) ?? ''];
    if (below === undefined) return [item];
    // Its own place is named when the whole item goes.
    if (isEmptySet(below) || below['.'] !== undefined || type.item.form !== 'model') return [];
    return [withoutFields(type.item.model, item as Json, below)];
  });
  return kept.length === 0 ? undefined : kept;
}
