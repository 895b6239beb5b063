import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { modelOf, type FieldType, type Model, type Scalar } from '../schema/model.ts';
import { canonicalQuantity, quantityRule } from '../schema/quantity.ts';
import { badRequest } from '../statusError.ts';

/** What becomes of fields that the kind does not have: they are refused, or dropped and told of. */
export type UnknownFields = 'refuse' | ((complaint: string) => void);

type Json = Readonly<Record<string, unknown>>;

/**
 * A request body as an object of its kind, quantities in their canonical form. 400 BadRequest for a field of the wrong
 * type, and for fields the kind does not have if these are to be refused.
 */
export function decodeObject(kind: Kind, body: unknown, unknownFields: UnknownFields): KubeObject {
  const subject = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}`;
  const given = (body as { readonly kind?: unknown } | null | undefined)?.kind;
  if (given !== undefined && given !== kind.kind)
    throw badRequest(
      `${typeof given === 'string' ? given : jsonType(given)} in version "${kind.version}" cannot be handled as a ${kind.kind}`,
    );
  if (jsonType(body) !== 'object') throw badRequest(`${subject}: json: cannot unmarshal ${jsonType(body)}`);
  const decoding = new Decoding();
  let decoded: KubeObject;
  try {
    decoded = decoding.object(modelOf(kind.model), body, '', '') as unknown as KubeObject;
  } catch (error) {
    throw error instanceof DecodingError ? badRequest(`${subject}: ${error.message}`) : error;
  }
  if (decoding.unknown.length > 0) {
    if (unknownFields === 'refuse')
      throw badRequest(`${subject}: strict decoding error: ${decoding.unknown.join(', ')}`);
    for (const complaint of decoding.unknown) unknownFields(complaint);
  }
  return decoded.metadata === undefined ? { ...decoded, metadata: { name: '' } } : decoded;
}

class DecodingError extends Error {}

/** One body being read. `path` is with list positions, as complaints have it; `goPath` without, as Go's errors have it. */
class Decoding {
  readonly unknown: string[] = [];

  object(model: Model, value: unknown, path: string, goPath: string): Json {
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value as Json)) {
      if (item === null || item === undefined) continue;
      const type = model.fields.get(key);
      const at = path === '' ? key : `${path}.${key}`;
      if (type === undefined) this.unknown.push(`unknown field "${at}"`);
      else result[key] = this.#value(type, item, model, at, goPath === '' ? key : `${goPath}.${key}`);
    }
    return result;
  }

  #value(type: FieldType, value: unknown, owner: Model, path: string, goPath: string): unknown {
    switch (type.form) {
      case 'scalar':
        return scalarValue(type.scalar, value, owner, goPath);
      case 'model':
        if (jsonType(value) !== 'object') throw mistyped(value, owner, goPath, goType(type));
        return this.object(type.model, value, path, goPath);
      case 'list':
        if (!Array.isArray(value)) throw mistyped(value, owner, goPath, goType(type));
        return value.map((item, index) =>
          item === null ? item : this.#value(type.item, item, owner, `${path}[${index}]`, goPath),
        );
      case 'map': {
        if (jsonType(value) !== 'object') throw mistyped(value, owner, goPath, goType(type));
        const result: Record<string, unknown> = {};
        for (const [key, item] of Object.entries(value as Json))
          if (item !== null) result[key] = this.#value(type.item, item, owner, `${path}.${key}`, goPath);
        return result;
      }
      default:
        return type satisfies never;
    }
  }
}

function scalarValue(scalar: Scalar, value: unknown, owner: Model, path: string): unknown {
  switch (scalar) {
    case 'any':
      return value;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'int32':
    case 'int64':
      if (Number.isInteger(value)) return value;
      break;
    case 'number':
      if (typeof value === 'number') return value;
      break;
    case 'IntOrString':
      if (Number.isInteger(value) || typeof value === 'string') return value;
      break;
    case 'Quantity': {
      if (typeof value !== 'string' && typeof value !== 'number') break;
      const canonical = canonicalQuantity(String(value));
      if (canonical === undefined) throw new DecodingError(quantityRule);
      return canonical;
    }
    case 'bytes':
      if (typeof value !== 'string') break;
      checkBase64(value);
      return value;
    case 'Date':
    case 'MicroTime':
      if (typeof value !== 'string') break;
      if (Number.isNaN(Date.parse(value)))
        throw new DecodingError(
          `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(value)} as "2006"`,
        );
      return value;
    default:
      if (typeof value === 'string') return value;
  }
  throw mistyped(value, owner, path, goType({ form: 'scalar', scalar }));
}

function checkBase64(text: string): void {
  const wrong = /[^A-Za-z0-9+/=\n\r]/.exec(text)?.index;
  const clean = text.replaceAll(/[\n\r]/g, '');
  const end = /^[^=]*/.exec(clean)?.[0].length ?? 0;
  if (wrong === undefined && clean.length % 4 === 0 && clean.length - end <= 2) return;
  throw new DecodingError(`illegal base64 data at input byte ${wrong ?? Math.floor(clean.length / 4) * 4}`);
}

function mistyped(value: unknown, owner: Model, path: string, type: string): DecodingError {
  const what = typeof value === 'number' && !Number.isInteger(value) ? `number ${value}` : jsonType(value);
  return new DecodingError(
    `json: cannot unmarshal ${what} into Go struct field ${shortName(owner)}.${path} of type ${type}`,
  );
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null || value === undefined) return 'null';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function shortName(model: Model): string {
  return model.schemaName.split('.').at(-1) ?? model.name;
}

const goNames: Readonly<Record<Scalar, string>> = {
  string: 'string',
  boolean: 'bool',
  int32: 'int32',
  int64: 'int64',
  number: 'float64',
  bytes: '[]uint8',
  Quantity: 'resource.Quantity',
  IntOrString: 'intstr.IntOrString',
  Date: 'v1.Time',
  MicroTime: 'v1.MicroTime',
  any: 'interface {}',
};

function goType(type: FieldType): string {
  if (type.form === 'list') return `[]${goType(type.item)}`;
  if (type.form === 'map') return `map[string]${goType(type.item)}`;
  return type.form === 'model' ? `v1.${shortName(type.model)}` : goNames[type.scalar];
}
