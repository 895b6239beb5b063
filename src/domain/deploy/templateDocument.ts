import type { Operand } from './costShape.ts';

/** A template as plain data: short function forms (`!Ref`) are mappings (`{ Ref: … }`). Nothing in it is to be trusted. */
export type TemplateDocument = Readonly<Record<string, unknown>>;

export interface DocumentResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: TemplateDocument;
}

export function isRecord(value: unknown): value is TemplateDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a section that are mappings, by name. */
export function section(document: TemplateDocument, name: string): readonly (readonly [string, TemplateDocument])[] {
  const found = document[name];
  return isRecord(found)
    ? Object.entries(found).filter((entry): entry is [string, TemplateDocument] => isRecord(entry[1]))
    : [];
}

/** Everything the template makes, in its own order. */
export function documentResources(document: TemplateDocument): readonly DocumentResource[] {
  return section(document, 'Resources').map(([logicalId, resource]) => ({
    logicalId,
    type: text(resource['Type']) ?? '',
    properties: isRecord(resource['Properties']) ? resource['Properties'] : {},
  }));
}

/** A scalar as text; undefined for anything else, function calls included. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The name that a value refers to: `{ Ref: X }`, or a text that is nothing but `${X}`. */
export function referenceOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const named = text(value['Ref']);
  const substituted = /^\$\{([A-Za-z0-9:]+)\}$/.exec(text(value['Fn::Sub']) ?? '')?.[1];
  return named ?? substituted;
}

/** A value as far as it can be told without CloudFormation; `otherwise` where there is none. */
export function operandOf(document: TemplateDocument, value: unknown, what: string, otherwise?: string): Operand {
  if (value === undefined && otherwise !== undefined) return { value: otherwise };
  const plain = text(value);
  if (plain !== undefined) return { value: plain };
  const reference = referenceOf(value);
  const isParameter = section(document, 'Parameters').some(([key]) => key === reference);
  return reference !== undefined && isParameter ? { parameter: reference } : { unknown: what };
}

/** The items of a list that are mappings. */
export function records(value: unknown): readonly TemplateDocument[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
