import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaRef } from '@smithy/types';

/** What a value of the API may be. Members are looked up when asked for: shapes may contain themselves. */
export type Shape = Structure | ListShape | MapShape | Scalar;

export interface Structure {
  readonly kind: 'structure';
  /** In the order of the API's model, which is the order the CLI prints in. */
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}

export interface ListShape {
  readonly kind: 'list';
  readonly element: Shape;
}

export interface MapShape {
  readonly kind: 'map';
  readonly value: Shape;
}

/** A `policy` is a string that holds a policy document; a `document` any JSON; a `token` a string the SDK fills in. */
export interface Scalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'timestamp' | 'document' | 'policy' | 'token';
}

/** Where the required members of a structure are in the API's model, by its name; the schema has them first. */
export type MemberOrder = Readonly<Record<string, readonly number[]>>;

/** Where a structure's schema has the names of its members, and how many of them, the first ones, are required. */
const [namesAt, requiredCountAt] = [4, 6];

/** The shape behind a schema of the SDK. */
export function shapeOf(schema: SchemaRef, order: MemberOrder): Shape {
  const normalized = NormalizedSchema.of(schema);
  if (normalized.isDocumentSchema()) return { kind: 'document' };
  if (normalized.isStructSchema()) return structureOf(normalized, order);
  if (normalized.isListSchema())
    return {
      kind: 'list',
      get element() {
        return shapeOf(normalized.getValueSchema(), order);
      },
    };
  if (normalized.isMapSchema())
    return {
      kind: 'map',
      get value() {
        return shapeOf(normalized.getValueSchema(), order);
      },
    };
  return { kind: scalarKind(normalized) };
}

/** The structure that an operation takes or answers, looked at when asked for; one that takes nothing has no members. */
export function structureOf(schema: SchemaRef, order: MemberOrder): Structure {
  let members: ReadonlyMap<string, Shape> | undefined;
  return {
    kind: 'structure',
    get members() {
      return (members ??= membersOf(schema, order));
    },
    get required() {
      return requiredOf(schema);
    },
  };
}

function requiredOf(schema: SchemaRef): readonly string[] {
  const raw: unknown = NormalizedSchema.of(schema).getSchema();
  if (!Array.isArray(raw)) return [];
  const [names, count] = [raw[namesAt] as unknown, raw[requiredCountAt] as unknown];
  return Array.isArray(names) && typeof count === 'number' ? names.slice(0, count).map(String) : [];
}

function membersOf(schema: SchemaRef, order: MemberOrder): ReadonlyMap<string, Shape> {
  const normalized = NormalizedSchema.of(schema);
  if (!normalized.isStructSchema()) return new Map();
  const schemas = normalized.getMemberSchemas();
  const name = normalized.getName(false) ?? '';
  const known = order[name.slice(name.indexOf('#') + 1)] ?? [];
  // A newer schema may require more.
  const places = known.length === requiredOf(schema).length ? known : [];
  const members = new Map<string, Shape>();
  for (const each of inModelOrder(Object.keys(schemas), places)) {
    const member = schemas[each];
    if (member !== undefined) members.set(each, shapeOf(member, order));
  }
  return members;
}

/** Names of which the first ones belong at these places, the others between them. */
function inModelOrder(names: readonly string[], places: readonly number[]): readonly string[] {
  const others = names.slice(places.length);
  for (const [index, place] of places.entries()) others.splice(place, 0, names[index] ?? '');
  return others;
}

function scalarKind(schema: NormalizedSchema): Scalar['kind'] {
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return 'number';
  if (schema.isTimestampSchema()) return 'timestamp';
  if (schema.isBlobSchema()) return 'blob';
  if (schema.isIdempotencyToken()) return 'token';
  return schema.getName(false)?.endsWith('policyDocumentType') === true ? 'policy' : 'string';
}
