import table from './resourceSchemas.json' with { type: 'json' };

/** What happens to a resource when a property changes: nothing, maybe a new one in its place, or surely a new one. */
export type Recreation = 'Never' | 'Conditionally' | 'Always';

/** A property as AWS specifies it. */
export interface PropertySchema {
  /** `string`, `string[]`, `{string}`, the name of a definition, or several of these with bars between them. */
  readonly type: string;
  readonly required: boolean;
  readonly recreation: Recreation;
}

export interface ResourceSchema {
  readonly properties: ReadonlyMap<string, PropertySchema>;
  /** Structures that properties are made of, by name. */
  readonly definitions: ReadonlyMap<string, ReadonlyMap<string, PropertySchema>>;
  /** What `Fn::GetAtt` may ask for. */
  readonly attributes: ReadonlySet<string>;
}

interface Written {
  readonly attributes: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** As written in the table: the type, `*` if required, then `!` or `?` for a change that replaces, or may. */
function propertyOf(written: string): PropertySchema {
  const [, type = 'json', required, recreation] = /^(.+?)(\*?)([!?]?)$/.exec(written) ?? [];
  return {
    type,
    required: required === '*',
    recreation: recreation === '!' ? 'Always' : recreation === '?' ? 'Conditionally' : 'Never',
  };
}

function propertiesOf(written: Readonly<Record<string, string>>): Map<string, PropertySchema> {
  return new Map(Object.entries(written).map(([name, property]) => [name, propertyOf(property)]));
}

const written: Readonly<Record<string, Written>> = table;
const read = new Map<string, ResourceSchema>();

/** The schema of a resource type from AWS's resource specification; undefined for a type the simulator cannot make. */
export function resourceSchema(type: string): ResourceSchema | undefined {
  const known = read.get(type);
  const source = Object.hasOwn(written, type) ? written[type] : undefined;
  if (known !== undefined || source === undefined) return known;
  const definitions = Object.entries(source.definitions).map(
    ([name, properties]) => [name, propertiesOf(properties)] as const,
  );
  const schema = {
    properties: propertiesOf(source.properties),
    definitions: new Map(definitions),
    attributes: new Set(source.attributes.split(' ').filter((name) => name !== '')),
  };
  read.set(type, schema);
  return schema;
}
