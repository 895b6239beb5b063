import type { AddressPool, PooledInterface } from './addressPool.ts';
import type { PoolSettings } from './settings.ts';

/** Addresses in a prefix. */
export const prefixSize = 16;

/** An interface younger than this is never removed; lab milliseconds. */
export const minInterfaceLife = 60_000;

/** How much one node can have. */
export interface PoolLimits {
  /** Interfaces, of the instance type and MAX_ENI. */
  readonly maxEnis: number;
  /** Slots of an interface beside its own address. */
  readonly slotsPerEni: number;
  /** The node's own maxPods: beyond it no address is of use. */
  readonly maxPods: number;
  readonly prefixes: boolean;
}

const hasIpTargets = (settings: PoolSettings): boolean =>
  settings.warmIpTarget !== undefined || settings.minimumIpTarget !== undefined;

/** Addresses that one interface holds when full. */
export function addressesPerEni(limits: PoolLimits): number {
  return limits.slotsPerEni * (limits.prefixes ? prefixSize : 1);
}

/**
 * How many slots the pool is short of; 0 if it is big enough. Without address targets a whole interface is asked for
 * (or what one lacks), with them exactly what is missing.
 */
export function missingSlots(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): number {
  const { total, available } = pool;
  if (total >= limits.maxPods) return 0;
  if (hasIpTargets(settings)) {
    const short = Math.max((settings.warmIpTarget ?? 0) - available, (settings.minimumIpTarget ?? 0) - total, 0);
    return limits.prefixes ? Math.ceil(short / prefixSize) : short;
  }
  if (limits.prefixes) {
    const short = Math.max(settings.warmPrefixTarget * prefixSize - available, available === 0 ? 1 : 0);
    return Math.ceil(short / prefixSize);
  }
  const low = settings.warmEniTarget === 0 ? available === 0 : available < settings.warmEniTarget * limits.slotsPerEni;
  return low ? limits.slotsPerEni : 0;
}

/** How many free slots may be given back singly. Without address or prefix targets none are. */
export function surplusSlots(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): number {
  const { total, available } = pool;
  if (hasIpTargets(settings)) {
    const over = Math.min(available - (settings.warmIpTarget ?? 0), total - (settings.minimumIpTarget ?? 0));
    return Math.max(0, Math.floor(over / (limits.prefixes ? prefixSize : 1)));
  }
  if (!limits.prefixes) return 0;
  return Math.max(0, Math.floor((available - Math.max(settings.warmPrefixTarget, 1) * prefixSize) / prefixSize));
}

/** True when a whole interface may go, if there is one that nothing needs. */
export function mayRemoveInterface(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): boolean {
  if (hasIpTargets(settings)) return true;
  if (limits.prefixes) {
    const unused = pool.interfaces.some((each) => !each.isPrimary && each.cidrs.length === 0);
    return unused || pool.available >= (settings.warmPrefixTarget + 1) * addressesPerEni(limits);
  }
  return pool.available >= (settings.warmEniTarget + 1) * limits.slotsPerEni;
}

/** The lab time from which the interface may be removed; undefined as long as the pool needs it. */
export function removableFrom(pool: AddressPool, each: PooledInterface, settings: PoolSettings): number | undefined {
  const addresses = each.cidrs.flatMap((cidr) => cidr.addresses);
  if (each.isPrimary || addresses.some((address) => pool.isAssigned(address))) return undefined;
  const left = pool.available - addresses.length;
  if (left < (settings.warmIpTarget ?? 0)) return undefined;
  if (pool.total - addresses.length < (settings.minimumIpTarget ?? 0)) return undefined;
  return Math.max(each.since + minInterfaceLife, pool.coolUntil(addresses));
}
