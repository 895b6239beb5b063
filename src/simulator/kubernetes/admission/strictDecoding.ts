import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { badRequest } from '../statusError.ts';
import { customFields } from './customFields.ts';
import table from './fields.json' with { type: 'json' };

const models: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...table.models, ...customFields };

/** Quantities may be written as numbers (`cpu: 1`) although they are text. */
const quantityFields = new Set([
  'requests',
  'limits',
  'capacity',
  'allocatable',
  'hard',
  'used',
  'default',
  'max',
  'min',
]);

/**
 * A request body as an object of its kind: fields the kind does not have are dropped, or, if `strict`, refused together
 * with 400 BadRequest, as is a field of the wrong type in any case.
 */
export function decodeObject(kind: Kind, body: unknown, strict: boolean): KubeObject {
  const prefix = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}`;
  const given = (body as { readonly kind?: string } | null | undefined)?.kind;
  if (given !== undefined && given !== kind.kind)
    throw badRequest(`${given} in version "${kind.version}" cannot be handled as a ${kind.kind}`);
  const unknown: string[] = [];
  const mistyped = (path: string, value: unknown, type: string) =>
    badRequest(`${prefix}: json: cannot unmarshal ${jsonType(value)} into Go struct field ${path} of type ${type}`);
  const decode = (type: string, value: unknown, path: string): unknown => {
    if (value === null || value === undefined) return undefined;
    const inner = type.slice(1);
    if (type.startsWith('[')) {
      if (!Array.isArray(value)) throw mistyped(path, value, `[]${goType(inner)}`);
      return value.map((item, index) => decode(inner, item, `${path}[${index}]`));
    }
    if (type.startsWith('{')) {
      if (jsonType(value) !== 'object') throw mistyped(path, value, `map[string]${goType(inner)}`);
      const quantity = quantityFields.has(path.split('.').at(-1) ?? '');
      return mapFields(value, (item, key) =>
        quantity && typeof item === 'number' ? String(item) : decode(inner, item, `${path}.${key}`),
      );
    }
    const model = models[type];
    if (model === undefined) {
      if (!isPrimitive(type, value)) throw mistyped(path, value, goType(type));
      return value;
    }
    if (jsonType(value) !== 'object') throw mistyped(path, value, goType(type));
    return mapFields(value, (item, key) => {
      const at = path === '' ? key : `${path}.${key}`;
      const fieldType = model[key];
      if (fieldType !== undefined) return decode(fieldType, item, at);
      unknown.push(`unknown field "${at}"`);
      return undefined;
    });
  };
  const decoded = decode(kind.model, body, '') as KubeObject | undefined;
  if (decoded === undefined) throw badRequest(`${prefix}: no object was given`);
  if (strict && unknown.length > 0) throw badRequest(`${prefix}: strict decoding error: ${unknown.join(', ')}`);
  return { ...decoded, metadata: decoded.metadata ?? { name: '' } };
}

/** An object with each field replaced; fields that become undefined are left out. */
function mapFields(value: unknown, map: (item: unknown, key: string) => unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    const mapped = map(item, key);
    if (mapped !== undefined) result[key] = mapped;
  }
  return result;
}

function isPrimitive(type: string, value: unknown): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int32':
    case 'int64':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'IntOrString':
      return Number.isInteger(value) || typeof value === 'string';
    default:
      return typeof value === 'string';
  }
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function goType(type: string): string {
  if (type === 'boolean') return 'bool';
  if (type === 'Date' || type === 'V1MicroTime') return 'v1.Time';
  return /^V\d/.test(type) ? `v1.${type.replace(/^V\d+/, '')}` : type;
}
