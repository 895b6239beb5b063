import type { Schema } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** What of a value does not fit a schema, in the words that EKS passes on from its validator; empty if it fits. */
export function schemaProblems(root: Schema, value: unknown): string[] {
  return problemsAt(root, root, value, '$');
}

function problemsAt(root: Schema, given: Schema, value: unknown, path: string): string[] {
  const schema = resolved(root, given);
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) {
    const expected = types.length === 1 ? (types[0] ?? '') : `[${types.join(', ')}]`;
    return [`${path}: ${typeOf(value)} found, ${expected} expected`];
  }
  const { anyOf = [] } = schema;
  const alternatives = anyOf.map((each) => problemsAt(root, each, value, path));
  const fits = alternatives.length === 0 || alternatives.some((problems) => problems.length === 0);
  return [
    ...(fits ? [] : alternatives.flat()),
    ...scalarProblems(schema, value, path),
    ...(isObject(value) ? memberProblems(root, schema, value, path) : []),
    ...(Array.isArray(value) && schema.items !== undefined
      ? value.flatMap((item, index) => problemsAt(root, schema.items ?? {}, item, `${path}[${index}]`))
      : []),
  ];
}

function scalarProblems(schema: Schema, value: unknown, path: string): string[] {
  const { enum: choices, pattern, minimum, maximum } = schema;
  const problems: string[] = [];
  if (choices !== undefined && !choices.some((choice) => choice === value))
    problems.push(`${path}: does not have a value in the enumeration [${choices.join(', ')}]`);
  if (pattern !== undefined && typeof value === 'string' && !new RegExp(pattern).test(value))
    problems.push(`${path}: does not match the regex pattern ${pattern}`);
  if (minimum !== undefined && typeof value === 'number' && value < minimum)
    problems.push(`${path}: must have a minimum value of ${minimum}`);
  if (maximum !== undefined && typeof value === 'number' && value > maximum)
    problems.push(`${path}: must have a maximum value of ${maximum}`);
  return problems;
}

function memberProblems(root: Schema, schema: Schema, value: Json, path: string): string[] {
  const { properties = {}, additionalProperties = true, required = [], minProperties = 0 } = schema;
  const inside = Object.entries(value).flatMap(([name, member]) => {
    const at = `${path}.${name}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return problemsAt(root, known, member, at);
    if (additionalProperties === false)
      return [`${at}: is not defined in the schema and the schema does not allow additional properties`];
    return additionalProperties === true ? [] : problemsAt(root, additionalProperties, member, at);
  });
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${path}.${name}: is missing but it is required`);
  const few =
    Object.keys(value).length < minProperties ? [`${path}: should have a minimum of ${minProperties} properties`] : [];
  return [...inside, ...missing, ...few];
}

function resolved(root: Schema, { $ref, ...schema }: Schema): Schema {
  return $ref === undefined ? schema : (root.definitions?.[$ref.replace('#/definitions/', '')] ?? {});
}

function isOfType(type: string, value: unknown): boolean {
  const found = typeOf(value);
  return found === type || (type === 'number' && found === 'integer');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
