import type { EnvVar } from '../kubernetes/objects/pod.ts';

/** What decides the size of a node's address pool: the environment of aws-node, as the VPC CNI's README defines it. */
export interface PoolSettings {
  readonly warmEniTarget: number;
  /** Undefined when not set: then interfaces, not addresses, are kept warm. */
  readonly warmIpTarget: number | undefined;
  readonly minimumIpTarget: number | undefined;
  readonly warmPrefixTarget: number;
  readonly prefixDelegation: boolean;
  readonly maxEni: number | undefined;
  /** Lab milliseconds before a freed address is given out again. */
  readonly cooldown: number;
  readonly clusterName: string | undefined;
}

/** Reads the settings from a container's environment; what is missing or no number counts as not set. */
export function readPoolSettings(env: readonly EnvVar[]): PoolSettings {
  const text = (name: string): string | undefined => env.find((each) => each.name === name)?.value;
  const number = (name: string, least: number): number | undefined => {
    const value = text(name);
    return value !== undefined && /^-?\d+$/.test(value) && Number(value) >= least ? Number(value) : undefined;
  };
  return {
    warmEniTarget: number('WARM_ENI_TARGET', 0) ?? 1,
    warmIpTarget: number('WARM_IP_TARGET', 1),
    minimumIpTarget: number('MINIMUM_IP_TARGET', 1),
    warmPrefixTarget: number('WARM_PREFIX_TARGET', 0) ?? 1,
    prefixDelegation: text('ENABLE_PREFIX_DELEGATION') === 'true',
    maxEni: number('MAX_ENI', 1),
    cooldown: (number('IP_COOLDOWN_PERIOD', 0) ?? 30) * 1000,
    clusterName: text('CLUSTER_NAME'),
  };
}
