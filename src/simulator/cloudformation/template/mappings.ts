import type { Scope } from './scope.ts';
import { validationError } from './validationError.ts';
import { isRecord, type TemplateRecord } from './value.ts';

/** Refuses mappings that are not two levels of keys over texts or lists. */
export function checkMappings(mappings: TemplateRecord): void {
  for (const [name, table] of Object.entries(mappings)) {
    if (!isRecord(table)) throw validationError(`Template format error: Every Mappings member ${name} must be a map`);
    for (const [top, row] of Object.entries(table)) {
      if (!isRecord(row)) throw validationError(`Template format error: Every Mappings member ${top} must be a map`);
      if (Object.values(row).some(isRecord))
        throw validationError('Template format error: Every Mappings attribute must be a String or a List.');
    }
  }
}

/** The values of mappings, as `Fn::FindInMap` finds them. */
export function mappingScope(mappings: TemplateRecord): Scope['mapping'] {
  return (name, top, second) => {
    const table = Object.hasOwn(mappings, name) ? mappings[name] : undefined;
    const row = isRecord(table) && Object.hasOwn(table, top) ? table[top] : undefined;
    return isRecord(row) && Object.hasOwn(row, second) ? row[second] : undefined;
  };
}
