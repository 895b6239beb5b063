import { invalidProperties } from './properties.ts';
import table from './resources/propertyNames.json' with { type: 'json' };
import type { TemplateRecord } from './template/value.ts';

interface Names {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Property names of each resource type, as AWS's own resource specification has them. */
export const propertyNames: Readonly<Record<string, Names>> = table;

/** Refuses properties the type does not have, and the absence of those it requires. */
export function checkPropertyNames(logicalId: string, type: string, properties: TemplateRecord): void {
  const { required, optional } = propertyNames[type] ?? { required: [], optional: [] };
  const missing = required.find((name) => !(name in properties));
  if (missing !== undefined) throw invalidProperties(logicalId, `#: required key [${missing}] not found`);
  const extraneous = Object.keys(properties).find((name) => !required.includes(name) && !optional.includes(name));
  if (extraneous !== undefined)
    throw invalidProperties(logicalId, `#: extraneous key [${extraneous}] is not permitted`);
}
