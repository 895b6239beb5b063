import { parse } from 'yaml';
import { isRecord } from '../../kubernetes/patches/record.ts';
import type { Addon } from '../../world/state.ts';

type Values = Readonly<Record<string, unknown>>;

/** An add-on's configuration values, given as JSON or YAML; a member of the wrong kind counts as absent. */
function configured(addon: Addon, member: string): Values {
  const values: unknown = parse(addon.configurationValues ?? '');
  const value = isRecord(values) ? values[member] : undefined;
  return isRecord(value) ? value : {};
}

/** The environment that `env` sets; numbers and flags as text. */
export function configuredEnv(addon: Addon): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(configured(addon, 'env')).map(([name, value]) => [name, String(value)]));
}

/** An ENIConfig that `eniConfig` asks for: one for each of its zones, named region and zone. */
export interface ConfiguredEniConfig {
  readonly name: string;
  readonly subnet: string;
  readonly securityGroups: readonly string[];
}

/** Those of `eniConfig: { create: true, region, subnets: { a: { id, securityGroups } } }`. */
export function configuredEniConfigs(addon: Addon): readonly ConfiguredEniConfig[] {
  const { create, region, subnets } = configured(addon, 'eniConfig');
  if (create !== true || typeof region !== 'string' || !isRecord(subnets)) return [];
  return Object.entries(subnets).flatMap(([zone, place]) => {
    if (!isRecord(place) || typeof place['id'] !== 'string') return [];
    const securityGroups = Array.isArray(place['securityGroups']) ? place['securityGroups'].map(String) : [];
    return { name: `${region}${zone}`, subnet: place['id'], securityGroups };
  });
}
