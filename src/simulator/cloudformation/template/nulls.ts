import { validationError } from './validationError.ts';
import { isRecord } from './value.ts';

function nullIn(value: unknown, path: string): string | undefined {
  if (value === null || value === undefined) return path;
  const members = Array.isArray(value) ? value.entries() : isRecord(value) ? Object.entries(value) : [];
  for (const [key, member] of members) {
    const found = nullIn(member, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses a template that has no value somewhere, as YAML gives for a key with nothing after it. */
export function refuseNulls(template: unknown): void {
  const path = nullIn(template, '');
  if (path !== undefined) throw validationError(`[${path}] 'null' values are not allowed in templates`);
}
