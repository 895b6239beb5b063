import { listRule, patchKey } from '../schema/mergeRules.ts';
import type { FieldType, Model } from '../schema/model.ts';
import { badRequest } from '../statusError.ts';
import { isRecord } from './record.ts';

/** How a list merges: its items' key and their model, or as a set of plain values; undefined replaces it whole. */
type ListMerge = { readonly key: string; readonly item: Model | undefined } | 'set' | undefined;

/**
 * Kubernetes' strategic merge patch on an object of `model`: objects merge, lists merge as the API marks them, the
 * directives `$patch`, `$setElementOrder/…`, `$deleteFromPrimitiveList/…` and `$retainKeys` act, and null removes a
 * field. 400 for a patch that does not fit these rules.
 */
export function applyStrategicMergePatch(target: unknown, patch: unknown, model: Model | undefined): unknown {
  if (!isRecord(patch)) return patch;
  const directive = patch['$patch'];
  if (directive === 'replace') return withoutDirectives(patch);
  if (directive === 'delete') return {};
  if (directive !== undefined && directive !== 'merge')
    throw badRequest(`Unknown patch type: ${JSON.stringify(directive)} (invalid directive $patch)`);
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  const retained = patch['$retainKeys'];
  if (Array.isArray(retained)) for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key];
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      const field = key.slice(key.indexOf('/') + 1);
      const gone = listOf(value, key);
      if (Array.isArray(result[field])) result[field] = result[field].filter((item) => !gone.includes(item));
    } else if (!key.startsWith('$')) {
      if (value === null || (isRecord(value) && value['$patch'] === 'delete')) delete result[key];
      else if (Array.isArray(value)) result[key] = mergeList(result[key], value, mergeOf(model, key));
      else result[key] = applyStrategicMergePatch(result[key], value, heldModel(model?.fields.get(key)));
    }
  }
  for (const [key, value] of Object.entries(patch)) {
    if (!key.startsWith('$setElementOrder/')) continue;
    const field = key.slice(key.indexOf('/') + 1);
    const before = isRecord(target) ? target[field] : undefined;
    result[field] = inOrder(result[field], before, listOf(value, key), mergeOf(model, field));
    if (result[field] === undefined) delete result[field];
  }
  return result;
}

function mergeOf(model: Model | undefined, field: string): ListMerge {
  if (model === undefined) return undefined;
  const key = patchKey(model.name, field);
  if (key !== undefined) return { key, item: heldModel(model.fields.get(field)) };
  const rule = listRule(model.name, field);
  return rule.type === 'set' && rule.patch ? 'set' : undefined;
}

function heldModel(type: FieldType | undefined): Model | undefined {
  if (type === undefined || type.form === 'scalar') return undefined;
  return type.form === 'model' ? type.model : heldModel(type.item);
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw badRequest(`Invalid patch: ${what} is no list`);
  return value;
}

function mergeList(target: unknown, patch: readonly unknown[], merge: ListMerge): readonly unknown[] {
  const current = Array.isArray(target) ? (target as readonly unknown[]) : [];
  if (merge === 'set') return [...new Set([...current, ...patch])];
  if (merge === undefined || patch.some((item) => isRecord(item) && item['$patch'] === 'replace'))
    return patch.filter((item) => !isDirective(item)).map(withoutDirectives);
  const { key, item: model } = merge;
  let merged = [...current];
  for (const item of patch) {
    if (!isRecord(item)) throw badRequest('Invalid patch: an item of a list of objects is no object');
    if (item[key] === undefined)
      throw badRequest(`map: ${JSON.stringify(item)} does not contain declared merge key: ${key}`);
    const index = merged.findIndex((each) => isRecord(each) && each[key] === item[key]);
    if (item['$patch'] === 'delete') merged = merged.filter((_, at) => at !== index);
    else if (index < 0) merged.push(withoutDirectives(applyStrategicMergePatch({}, item, model)));
    else merged[index] = applyStrategicMergePatch(merged[index], item, model);
  }
  return merged;
}

/** A list item that only says how to merge: `{ $patch: replace }`. */
function isDirective(item: unknown): boolean {
  return isRecord(item) && Object.keys(item).length === 1 && '$patch' in item;
}

function withoutDirectives(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, item]) => !key.startsWith('$') && item !== null));
}

/** The listed items in the order asked for; those that only the server has keep their place among them. */
function inOrder(list: unknown, before: unknown, order: readonly unknown[], merge: ListMerge): unknown {
  if (!Array.isArray(list)) return list;
  const keyOf = (item: unknown): unknown => (typeof merge === 'object' && isRecord(item) ? item[merge.key] : item);
  const wanted = order.map(keyOf);
  const served = (Array.isArray(before) ? before : []).map(keyOf);
  const listed = list
    .filter((item) => wanted.includes(keyOf(item)))
    .toSorted((a, b) => wanted.indexOf(keyOf(a)) - wanted.indexOf(keyOf(b)));
  const own = list.filter((item) => !wanted.includes(keyOf(item)));
  const result: unknown[] = [];
  while (own.length > 0 && listed.length > 0) {
    const place = served.indexOf(keyOf(listed[0]));
    result.push(place >= 0 && served.indexOf(keyOf(own[0])) < place ? own.shift() : listed.shift());
  }
  return [...result, ...listed, ...own];
}
