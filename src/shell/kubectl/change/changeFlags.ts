import type { Flag } from '../../commandLine.ts';
import { dryRunFlag } from './dryRun.ts';

/** Flags that all commands take which change objects and print what they changed. */
export const changeFlags = {
  ...dryRunFlag,
  'allow-missing-template-keys': { kind: 'switch' },
  'field-manager': { kind: 'text' },
  output: { kind: 'text', short: 'o' },
  'show-managed-fields': { kind: 'switch' },
  template: { kind: 'text' },
} as const satisfies Readonly<Record<string, Flag>>;

/** The query of a request that changes an object. */
export function changeQuery(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][]).toString()}`;
}
