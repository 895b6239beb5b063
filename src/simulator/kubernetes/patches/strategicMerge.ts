import { isRecord } from './record.ts';

/** Lists that merge by a key, by the field that holds them (patchMergeKey of the API types). */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  conditions: 'type',
  addresses: 'type',
  taints: 'key',
  ownerReferences: 'uid',
  podIPs: 'ip',
  secrets: 'name',
};

/** Lists of scalars that merge as sets. */
const scalarSets = new Set(['finalizers']);

/** `ports` merges by containerPort in a container and by port in a service. */
function mergeKeyOf(field: string, items: readonly unknown[]): string | undefined {
  if (field !== 'ports') return mergeKeys[field];
  return items.some((item) => isRecord(item) && 'containerPort' in item) ? 'containerPort' : 'port';
}

/**
 * Kubernetes' strategic merge patch: objects merge, lists of objects merge by their key, the directives `$patch`,
 * `$setElementOrder/…`, `$deleteFromPrimitiveList/…` and `$retainKeys` act, and null removes a field.
 */
export function applyStrategicMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  const retained = patch['$retainKeys'];
  if (Array.isArray(retained)) for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key];
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      const field = key.slice(key.indexOf('/') + 1);
      const gone = value as readonly unknown[];
      result[field] = ((result[field] ?? []) as readonly unknown[]).filter((item) => !gone.includes(item));
    } else if (!key.startsWith('$')) {
      if (value === null || (isRecord(value) && value['$patch'] === 'delete')) delete result[key];
      else if (Array.isArray(value)) result[key] = mergeList(key, result[key], value);
      else result[key] = applyStrategicMergePatch(result[key], value);
    }
  }
  for (const [key, value] of Object.entries(patch)) {
    if (!key.startsWith('$setElementOrder/')) continue;
    const field = key.slice(key.indexOf('/') + 1);
    result[field] = inOrder(field, result[field], value as readonly unknown[]);
  }
  return result;
}

function mergeList(field: string, target: unknown, patch: readonly unknown[]): readonly unknown[] {
  const current = Array.isArray(target) ? (target as readonly unknown[]) : [];
  if (scalarSets.has(field)) return [...new Set([...current, ...patch])];
  const key = mergeKeyOf(field, [...current, ...patch]);
  if (key === undefined || patch.some((item) => isRecord(item) && item['$patch'] === 'replace'))
    return patch.filter((item) => !isDirective(item)).map(withoutDirectives);
  let merged = [...current];
  for (const item of patch as readonly Record<string, unknown>[]) {
    const index = merged.findIndex((each) => isRecord(each) && each[key] === item[key]);
    if (item['$patch'] === 'delete') merged = merged.filter((_, at) => at !== index);
    else if (index < 0) merged.push(withoutDirectives(applyStrategicMergePatch({}, item)));
    else merged[index] = applyStrategicMergePatch(merged[index], item);
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

/** The listed items in the order asked for; others keep their place at the end. */
function inOrder(field: string, list: unknown, order: readonly unknown[]): unknown {
  if (!Array.isArray(list)) return list;
  const key = mergeKeyOf(field, list);
  const keyOf = (item: unknown): unknown => (key !== undefined && isRecord(item) ? item[key] : item);
  const wanted = order.map(keyOf);
  const place = (item: unknown): number => (wanted.includes(keyOf(item)) ? wanted.indexOf(keyOf(item)) : wanted.length);
  return list.toSorted((a, b) => place(a) - place(b));
}
