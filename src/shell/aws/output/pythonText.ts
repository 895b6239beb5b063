import type { Printable } from './printable.ts';

/** A scalar as the CLI's tables and texts show it: `True`, `None`, a number or the text itself. */
export function pythonText(value: Printable | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return isScalar(value) ? String(value) : JSON.stringify(value);
}

export function isScalar(value: Printable | undefined): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}

export function isList(value: Printable | undefined): value is readonly Printable[] {
  return Array.isArray(value);
}

export function isObject(value: Printable | undefined): value is { readonly [key: string]: Printable } {
  return !isScalar(value) && !isList(value);
}

/** Names in the order of their characters, as Python sorts them. */
export function sortedNames(names: Iterable<string>): string[] {
  return [...names].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
