import { addressesPerPrefix, supportsPrefixDelegation } from '../capacity/maxPods.ts';
import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';
import type { CniSettings } from './cniSettings.ts';

/** The settings of aws-node that decide how many addresses a node keeps. */
export type PoolSettings = Pick<
  CniSettings,
  | 'prefixDelegation'
  | 'customNetworking'
  | 'warmEniTarget'
  | 'warmPrefixTarget'
  | 'warmIpTarget'
  | 'minimumIpTarget'
  | 'maxEni'
>;

/** What one node can have for its pods. */
export interface PoolLimits {
  /** ENIs that carry pods. */
  readonly enis: number;
  /** ENIs that carry none: the first one with custom networking. */
  readonly idleEnis: 0 | 1;
  /** Places on an ENI beside its own address. */
  readonly slotsPerEni: number;
  /** 16 where each place holds a /28 block. */
  readonly addressesPerSlot: 1 | 16;
  /** What the kubelet reports: ipamd (from VPC CNI 1.17.1) keeps no more addresses than that many pods can use. */
  readonly maxPods: number;
}

/** What an instance type allows under these settings (VPC CNI README; ipamd on a node that cannot have prefixes keeps addresses). */
export function poolLimits(limits: InstanceTypeLimits, settings: PoolSettings, maxPods: number): PoolLimits {
  const attachable = Math.min(limits.maxEnis, settings.maxEni ?? limits.maxEnis);
  const idleEnis = settings.customNetworking ? 1 : 0;
  return {
    enis: Math.max(0, attachable - idleEnis),
    idleEnis,
    slotsPerEni: limits.ipv4PerEni - 1,
    addressesPerSlot: settings.prefixDelegation && supportsPrefixDelegation(limits) ? addressesPerPrefix : 1,
    maxPods,
  };
}

/** Filled places on each ENI that carries pods, in the order of attachment. */
export type FilledSlots = readonly number[];

/** Addresses in the pool, whether a pod has them or not. */
export function totalAddresses(filled: FilledSlots, { addressesPerSlot }: PoolLimits): number {
  return filled.reduce((sum, slots) => sum + slots, 0) * addressesPerSlot;
}
