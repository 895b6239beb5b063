import type { PoolSettings } from './addressPool.ts';

/** Variables of aws-node by name; null where the variable is not set. */
export type PoolEnvironment = Readonly<Record<string, string | null>>;

/** What aws-node's environment says for these settings (VPC CNI README). */
export function poolEnvironment(settings: PoolSettings): PoolEnvironment {
  const count = (value: number | undefined) => (value === undefined ? null : String(value));
  return {
    ENABLE_PREFIX_DELEGATION: String(settings.prefixDelegation),
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: String(settings.customNetworking),
    WARM_ENI_TARGET: count(settings.warmEniTarget),
    WARM_PREFIX_TARGET: count(settings.warmPrefixTarget),
    WARM_IP_TARGET: count(settings.warmIpTarget),
    MINIMUM_IP_TARGET: count(settings.minimumIpTarget),
    MAX_ENI: count(settings.maxEni),
  };
}

/** The variables that differ, as they are to be. */
export function environmentChanges(now: PoolEnvironment, wanted: PoolEnvironment): PoolEnvironment {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => now[name] !== value));
}
