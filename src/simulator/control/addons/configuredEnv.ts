import { parse } from 'yaml';
import { isRecord } from '../../kubernetes/patches/record.ts';
import type { Addon } from '../../world/state.ts';

/** The environment that an add-on's configuration values (JSON or YAML, member `env`) set; numbers and flags as text. */
export function configuredEnv(addon: Addon): Readonly<Record<string, string>> {
  const values: unknown = parse(addon.configurationValues ?? '');
  if (!isRecord(values) || !isRecord(values['env'])) return {};
  return Object.fromEntries(Object.entries(values['env']).map(([name, value]) => [name, String(value)]));
}
