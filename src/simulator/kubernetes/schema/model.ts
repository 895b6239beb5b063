import table from './fields.json' with { type: 'json' };

/** The types of plain values, as the schema table names them. */
export type Scalar =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'number'
  | 'bytes'
  | 'Quantity'
  | 'IntOrString'
  | 'Date'
  | 'MicroTime'
  | 'any';

/** What a field holds: a plain value, an object of a model, or a list or map of these. */
export type FieldType =
  | { readonly form: 'scalar'; readonly scalar: Scalar }
  | { readonly form: 'model'; readonly model: Model }
  | { readonly form: 'list'; readonly item: FieldType }
  | { readonly form: 'map'; readonly item: FieldType };

/** The fields of one type of the API, by their JSON names. */
export interface Model {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  readonly required: readonly string[];
  /** Its full name in OpenAPI, such as `io.k8s.api.core.v1.Pod`. */
  readonly schemaName: string;
}

const tables = table.models as Readonly<Record<string, Readonly<Record<string, string>>>>;
const required = table.required as Readonly<Record<string, readonly string[]>>;
const names = table.names as Readonly<Record<string, string>>;
const scalars: Readonly<Record<string, Scalar>> = {
  boolean: 'boolean',
  int32: 'int32',
  int64: 'int64',
  number: 'number',
  bytes: 'bytes',
  Quantity: 'Quantity',
  IntOrString: 'IntOrString',
  Date: 'Date',
  V1MicroTime: 'MicroTime',
  any: 'any',
};

const models = new Map<string, Model>();

/** A model of the schema table; throws for a name it does not have. */
export function modelOf(name: string): Model {
  const known = models.get(name);
  if (known !== undefined) return known;
  const source = tables[name];
  if (source === undefined) throw new Error(`The schema table has no model ${name}.`);
  const fields = new Map<string, FieldType>();
  const plain = name.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?/, '');
  const schemaName = names[name] ?? `io.k8s.api.${plain}`;
  const model: Model = { name, fields, required: required[name] ?? [], schemaName };
  // Known before its fields are read: models may hold themselves.
  models.set(name, model);
  for (const [field, type] of Object.entries(source)) fields.set(field, typeOf(type));
  return model;
}

/** `[V1Container` is a list of containers, `{string` a map of texts. */
function typeOf(text: string): FieldType {
  if (text.startsWith('[')) return { form: 'list', item: typeOf(text.slice(1)) };
  if (text.startsWith('{')) return { form: 'map', item: typeOf(text.slice(1)) };
  if (tables[text] !== undefined) return { form: 'model', model: modelOf(text) };
  return { form: 'scalar', scalar: scalars[text] ?? 'string' };
}
