import { validationError } from './validationError.ts';

/** A mapping of a template, before or after its functions are evaluated. */
export type TemplateRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is TemplateRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for what CloudFormation takes as text: text itself, a number or a boolean. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A scalar as text; undefined for anything else. */
export function optionalText(value: unknown): string | undefined {
  return isScalar(value) ? String(value) : undefined;
}

/** A scalar as text; `where` names the function or property for the refusal of anything else. */
export function textOf(value: unknown, where: string): string {
  if (!isScalar(value)) throw validationError(`Template error: ${where} must be a string`);
  return String(value);
}

/** The function a value calls: a mapping with the single key `Ref`, `Condition` or `Fn::…`. Undefined for plain data. */
export function callOf(value: unknown): { readonly name: string; readonly argument: unknown } | undefined {
  if (!isRecord(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || !/^(Ref|Condition|Fn::[\w:]+)$/.test(entry[0])) return undefined;
  return { name: entry[0], argument: entry[1] };
}

/** One text for every way to write the same value: keys sorted, and "3" like 3. For telling whether something changed. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isScalar(value)) return JSON.stringify(String(value));
  if (!isRecord(value)) return 'null';
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
