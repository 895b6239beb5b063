import { readFileSync } from 'node:fs';

/** A template of the folder `fixtures`. */
export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** Parameters as requests have them. */
export function parameters(values: Readonly<Record<string, string>>): { Parameters: object[] } {
  return {
    Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
  };
}
