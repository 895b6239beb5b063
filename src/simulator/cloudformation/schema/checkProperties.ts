import { invalidProperties } from '../properties.ts';
import { isRecord, isScalar, type TemplateRecord } from '../template/value.ts';
import { resourceSchema, type PropertySchema, type ResourceSchema } from './resourceSchema.ts';

const tag: ReadonlyMap<string, PropertySchema> = new Map(
  ['Key', 'Value'].map((name) => [name, { type: 'string', required: true, recreation: 'Never' }]),
);

/** What a value is called in a refusal. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isRecord(value)) return 'JSONObject';
  if (value === null || value === undefined) return 'Null';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'string' ? 'String' : Number.isInteger(value) ? 'Integer' : 'Double';
}

/** CloudFormation takes "3", 3, "true" and true alike, wherever the text says such a value. */
const scalars: Readonly<Record<string, { readonly name: string; readonly fits: (text: string) => boolean }>> = {
  string: { name: 'String', fits: () => true },
  integer: { name: 'Integer', fits: (text) => /^[-+]?\d+(\.0+)?$/.test(text) },
  number: { name: 'Number', fits: (text) => text.trim() !== '' && !Number.isNaN(Number(text)) },
  boolean: { name: 'Boolean', fits: (text) => /^(true|false)$/i.test(text) },
};

/** Where and how a value breaks its type; empty when it fits. */
function violations(schema: ResourceSchema, type: string, value: unknown, path: string): string[] {
  const alternatives = type.split('|');
  if (alternatives.length > 1) {
    const answers = alternatives.map((each) => violations(schema, each, value, path));
    return answers.find((answer) => answer.length === 0) ?? answers[0] ?? [];
  }
  const mismatch = (expected: string) => [`${path}: expected type: ${expected}, found: ${kindOf(value)}`];
  if (type === 'json') return [];
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return mismatch('JSONArray');
    return value.flatMap((item, index) => violations(schema, type.slice(0, -2), item, `${path}/${index}`));
  }
  if (type.startsWith('{')) {
    if (!isRecord(value)) return mismatch('JSONObject');
    return Object.entries(value).flatMap(([key, item]) =>
      violations(schema, type.slice(1, -1), item, `${path}/${key}`),
    );
  }
  const scalar = scalars[type];
  if (scalar !== undefined) return isScalar(value) && scalar.fits(String(value)) ? [] : mismatch(scalar.name);
  const members = type === 'tag' ? tag : schema.definitions.get(type);
  if (members === undefined) return [];
  return isRecord(value) ? memberViolations(schema, members, value, path) : mismatch('JSONObject');
}

function memberViolations(
  schema: ResourceSchema,
  members: ReadonlyMap<string, PropertySchema>,
  record: TemplateRecord,
  path: string,
): string[] {
  const missing = [...members].filter(([name, { required }]) => required && !Object.hasOwn(record, name));
  const given = Object.entries(record);
  return [
    ...missing.map(([name]) => `${path}: required key [${name}] not found`),
    ...given
      .filter(([name]) => !members.has(name))
      .map(([name]) => `${path}: extraneous key [${name}] is not permitted`),
    ...given.flatMap(([name, value]) =>
      violations(schema, members.get(name)?.type ?? 'json', value, `${path}/${name}`),
    ),
  ];
}

/** Refuses evaluated properties that break the schema of their type: unknown or missing names, at any depth, and other kinds of value. */
export function checkProperties(logicalId: string, type: string, properties: TemplateRecord): void {
  const schema = resourceSchema(type);
  if (schema === undefined) return;
  const found = memberViolations(schema, schema.properties, properties, '#');
  if (found.length === 0) return;
  const heading = found.length === 1 ? [] : [`#: ${found.length} schema violations found`];
  throw invalidProperties(logicalId, [...heading, ...found].join('\n'));
}
