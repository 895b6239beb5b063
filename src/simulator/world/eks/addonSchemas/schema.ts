/** What of JSON Schema (draft 6) the add-ons use. */
export interface Schema {
  readonly $ref?: string;
  readonly $schema?: string;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly default?: unknown;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly items?: Schema;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly minProperties?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly title?: string;
  readonly type?: string | readonly string[];
}

export const text: Schema = { type: 'string' };
/** Flags and numbers are given as text. */
export const flag: Schema = { format: 'boolean', type: 'string' };
export const count: Schema = { format: 'integer', type: 'string' };

/** An object that has no other members. */
export function closed(title: string, properties: Readonly<Record<string, Schema>>): Schema {
  return { additionalProperties: false, properties, title, type: 'object' };
}

export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** The object of that name, with the definitions that it refers to. */
export function document(name: string, definitions: Readonly<Record<string, Schema>>): Schema {
  const sorted = Object.entries(definitions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...ref(name),
    $schema: 'http://json-schema.org/draft-06/schema#',
    definitions: Object.fromEntries(sorted),
  };
}

/** Definitions that every add-on's schema has. */
export const resources: Readonly<Record<string, Schema>> = {
  Limits: closed('Limits', { cpu: text, memory: text }),
  Resources: closed('Resources', { limits: ref('Limits'), requests: ref('Limits') }),
};
