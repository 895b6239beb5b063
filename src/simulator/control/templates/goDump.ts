import { isRecord } from '../../kubernetes/patches/record.ts';
import { goStruct } from './goStructs.ts';
import { dumpQuantity } from './goQuantity.ts';

const plain = new Set(['string', 'bool', 'int32', 'int64', 'uint64']);
const numeric = new Set(['int32', 'int64', 'uint64']);

/**
 * A JSON value as go-spew's `%#v` prints the Go value of that type: every type named, nothing left out, pointers followed,
 * map keys in order. It is what Kubernetes hashes, so each character counts. `minor` decides which fields there are.
 */
export function goDump(value: unknown, type: string, minor: number): string {
  return `(${qualified(type)})${dumpValue(value, type, minor)}`;
}

/** Types without a package are of package v1; types.UID, resource.Quantity and the like have their own. */
function qualified(type: string): string {
  const [, prefix = '', name = ''] = /^(\*|\[\])?(.*)$/.exec(type) ?? [];
  return plain.has(name) || name.includes('.') || name.startsWith('map[') ? type : `${prefix}v1.${name}`;
}

/** The value without its own type in front, as it stands in a list or a map. */
function dumpValue(value: unknown, type: string, minor: number): string {
  if (type.startsWith('*')) return value === undefined ? '<nil>' : dumpValue(value, type.slice(1), minor);
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return '<nil>';
    return `[${value.map((each) => dumpValue(each, type.slice(2), minor)).join(' ')}]`;
  }
  if (type === 'map[string]string') return dumpMap(value, (each) => dumpScalar(each, 'string'));
  if (type === 'ResourceList') return dumpMap(value, dumpQuantity);
  if (type === 'resource.Quantity') return dumpQuantity(value);
  if (type === 'intstr.IntOrString') return dumpIntOrString(value);
  const fields = goStruct(type);
  if (fields === undefined) return dumpScalar(value, type);
  const members = isRecord(value) ? value : {};
  const dumped = fields
    .filter(({ from, to }) => minor >= from && minor <= to)
    .map(
      (field) => `${field.name}:${goDump(field.json === undefined ? members : members[field.json], field.type, minor)}`,
    );
  return `{${dumped.join(' ')}}`;
}

/** A named string, a number or a flag; nothing given is its zero value. */
function dumpScalar(value: unknown, type: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isRecord(value)) return '{}';
  return numeric.has(type) ? '0' : type === 'bool' ? 'false' : '';
}

function dumpMap(value: unknown, dump: (each: unknown) => string): string {
  if (!isRecord(value)) return '<nil>';
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => `${key}:${dump(value[key])}`);
  return `map[${entries.join(' ')}]`;
}

function dumpIntOrString(value: unknown): string {
  const text = typeof value === 'string';
  return `{Type:(intstr.Type)${text ? 1 : 0} IntVal:(int32)${text ? 0 : Number(value ?? 0)} StrVal:(string)${text ? value : ''}}`;
}
