import { totalAddresses, type FilledSlots, type PoolLimits, type PoolSettings } from './addressPool.ts';
import { grown, growthStep } from './poolGrowth.ts';

/** What a node has attached for its pods once nothing changes any more. */
export interface WarmPool {
  /** ENIs attached, the first one always among them. */
  readonly enis: number;
  /** Filled places on each of them, the first one first: addresses beside its own, or prefixes. */
  readonly slots: FilledSlots;
  readonly addressesPerSlot: 1 | 16;
  /** Addresses for pods, in use or not. */
  readonly total: number;
  readonly used: number;
  /** Attached and free. */
  readonly warm: number;
  /** Pods that find no address: the node has all it can have. */
  readonly without: number;
  /** Addresses taken from subnets: each ENI's own, and those for pods. */
  readonly subnetAddresses: number;
}

/**
 * The pool of a node that came up empty and then got this many pods with addresses of their own, all of which stay. (A node
 * that had more pods before can hold more: by default ipamd gives back whole ENIs only.)
 */
export function warmPool(pods: number, settings: PoolSettings, limits: PoolLimits): WarmPool {
  return describePool(filledAtRest(pods, settings, limits), pods, limits);
}

/** The pool's figures when these places are filled and this many pods want an address. */
export function describePool(filled: FilledSlots, pods: number, limits: PoolLimits): WarmPool {
  const { addressesPerSlot, idleEnis } = limits;
  const total = totalAddresses(filled, limits);
  const used = Math.min(pods, total);
  // A node has its first ENI even if it may attach none for pods.
  const slots = idleEnis === 1 || filled.length === 0 ? [0, ...filled] : filled;
  return {
    enis: slots.length,
    slots,
    addressesPerSlot,
    total,
    used,
    warm: total - used,
    without: pods - used,
    subnetAddresses: slots.length + total,
  };
}

/** Where ipamd's steps end. */
function filledAtRest(pods: number, settings: PoolSettings, limits: PoolLimits): FilledSlots {
  let filled: FilledSlots = limits.idleEnis === 1 || limits.enis === 0 ? [] : [0];
  for (;;) {
    const used = Math.min(pods, totalAddresses(filled, limits));
    const step = growthStep(filled, used, settings, limits);
    if (step === undefined) return filled;
    filled = grown(filled, step);
  }
}
