import type { AddressPool } from './addressPool.ts';
import { isSince } from '../world/eks/addonRelease.ts';
import type { PooledInterface } from './pooledInterface.ts';
import type { PoolSettings } from './settings.ts';

/** Addresses in a prefix. */
export const prefixSize = 16;

/** An interface younger than this is never removed; lab milliseconds. */
export const minInterfaceLife = 60_000;

/** How much one node can have. */
export interface PoolLimits {
  /** Interfaces of the pool, by the instance type and MAX_ENI. */
  readonly maxEnis: number;
  /** Slots of an interface beside its own address. */
  readonly slotsPerEni: number;
  /** The node's own maxPods: beyond it no address is of use. */
  readonly maxPods: number;
  readonly prefixes: boolean;
}

const hasIpTargets = (settings: PoolSettings): boolean =>
  settings.warmIpTarget !== undefined || settings.minimumIpTarget !== undefined;

const slotSize = ({ prefixes }: PoolLimits): number => (prefixes ? prefixSize : 1);

/** How many slots of `size` addresses hold `count`. */
const slotsFor = (count: number, size: number): number => Math.ceil(count / size);

/** True when the pool has fewer addresses than the settings ask for. */
export function isTooLow(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): boolean {
  if (isSince(settings.version, '1.17.1') && pool.total >= limits.maxPods) return false;
  if (hasIpTargets(settings)) return shortOfIpTargets(pool, settings) > 0;
  const target = limits.prefixes ? settings.warmPrefixTarget : settings.warmEniTarget;
  const size = limits.prefixes ? prefixSize : limits.slotsPerEni;
  return pool.available < target * size || (target === 0 && pool.available === 0);
}

/**
 * How many slots a pool that is too low is to get: with address targets what is missing; of prefixes as many as the
 * target lacks, one at least; else all that an interface has.
 */
export function missingSlots(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): number {
  const short = slotsFor(shortOfIpTargets(pool, settings), slotSize(limits));
  if (hasIpTargets(settings)) return Math.max(short, limits.prefixes ? 1 : 0);
  return limits.prefixes ? Math.max(1, settings.warmPrefixTarget - pool.freePrefixes) : limits.slotsPerEni;
}

/** How many free slots may be given back singly. Without address or prefix targets none are. */
export function surplusSlots(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): number {
  const { warmIpTarget = 0, minimumIpTarget = 0 } = settings;
  if (!hasIpTargets(settings)) return limits.prefixes ? Math.max(0, pool.freePrefixes - settings.warmPrefixTarget) : 0;
  if (!limits.prefixes) return Math.max(0, Math.min(pool.available - warmIpTarget, pool.total - minimumIpTarget));
  const needed = Math.max(slotsFor(pool.assigned + warmIpTarget, prefixSize), slotsFor(minimumIpTarget, prefixSize));
  return Math.max(0, Math.min(pool.freePrefixes, pool.prefixes - needed));
}

/** True when a whole interface may go, if there is one that nothing needs. */
export function mayRemoveInterface(pool: AddressPool, settings: PoolSettings, limits: PoolLimits): boolean {
  if (hasIpTargets(settings)) return true;
  const target = limits.prefixes ? settings.warmPrefixTarget : settings.warmEniTarget;
  if (pool.available >= (target + 1) * limits.slotsPerEni * slotSize(limits)) return true;
  return limits.prefixes && pool.interfaces.some((each) => !each.isPrimary && pool.assignedOn(each) === 0);
}

/** Why an interface cannot be removed, in the daemon's words; undefined if it can as soon as it is old and cool enough. */
export function neededFor(
  pool: AddressPool,
  each: PooledInterface,
  settings: PoolSettings,
  limits: PoolLimits,
): string | undefined {
  if (each.isPrimary) return 'it is primary';
  if (pool.assignedOn(each) > 0) return 'it has pods assigned';
  const { warmIpTarget = 0, minimumIpTarget = 0, warmPrefixTarget } = settings;
  const size = slotSize(limits);
  const others = pool.interfaces
    .filter((other) => other !== each)
    .flatMap((other) =>
      other.cidrs.map((cidr) => ({ ...cidr, assigned: pool.assignedOn({ ...other, cidrs: [cidr] }) })),
    );
  const ofKind = others.filter(({ isPrefix }) => isPrefix === limits.prefixes);
  const left = ofKind.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const warm = left - ofKind.reduce((sum, { assigned }) => sum + assigned, 0);
  if (warm < slotsFor(warmIpTarget, size) * size) return `it is required for WARM_IP_TARGET: ${warmIpTarget}`;
  if (left < slotsFor(minimumIpTarget, size) * size) return `it is required for MINIMUM_IP_TARGET: ${minimumIpTarget}`;
  if (limits.prefixes && others.filter(({ assigned }) => assigned === 0).length < warmPrefixTarget)
    return `it is required for WARM_PREFIX_TARGET: ${warmPrefixTarget}`;
  return undefined;
}

function shortOfIpTargets({ available, total }: AddressPool, settings: PoolSettings): number {
  return Math.max((settings.warmIpTarget ?? 0) - available, (settings.minimumIpTarget ?? 0) - total, 0);
}
