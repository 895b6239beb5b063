import { totalAddresses, type FilledSlots, type PoolLimits, type PoolSettings } from './addressPool.ts';

/** One thing ipamd does to get more addresses. It does one per turn of its loop. */
export type GrowthStep =
  | { readonly kind: 'fill'; readonly eni: number; readonly slots: number }
  | { readonly kind: 'attach'; readonly slots: number };

/**
 * What ipamd does next for a pool with this many addresses in use; undefined when it has enough, or when the node can have
 * no more. After aws/amazon-vpc-cni-k8s, pkg/ipamd/ipamd.go: `isDatastorePoolTooLow`, `increaseDatastorePool`.
 */
export function growthStep(
  filled: FilledSlots,
  used: number,
  settings: PoolSettings,
  limits: PoolLimits,
): GrowthStep | undefined {
  const wanted = missingSlots(totalAddresses(filled, limits), used, settings, limits);
  if (wanted === 0) return undefined;
  const eni = filled.findIndex((slots) => slots < limits.slotsPerEni);
  if (eni >= 0) return { kind: 'fill', eni, slots: Math.min(wanted, limits.slotsPerEni - (filled[eni] ?? 0)) };
  if (filled.length >= limits.enis || limits.slotsPerEni === 0) return undefined;
  return { kind: 'attach', slots: Math.min(wanted, limits.slotsPerEni) };
}

/** The pool after a step. */
export function grown(filled: FilledSlots, step: GrowthStep): FilledSlots {
  if (step.kind === 'attach') return [...filled, step.slots];
  return filled.map((slots, index) => (index === step.eni ? slots + step.slots : slots));
}

/** How many places the targets ask for beyond those that are filled. */
function missingSlots(total: number, used: number, settings: PoolSettings, limits: PoolLimits): number {
  const { addressesPerSlot, slotsPerEni, maxPods } = limits;
  const { warmIpTarget, minimumIpTarget } = settings;
  if (total >= maxPods) return 0;
  const free = total - used;
  if (warmIpTarget !== undefined || minimumIpTarget !== undefined) {
    const short = Math.max((warmIpTarget ?? 0) - free, (minimumIpTarget ?? 0) - total, 0);
    return Math.ceil(short / addressesPerSlot);
  }
  // With a target of 0 ipamd waits until the last address is taken.
  if (addressesPerSlot > 1) {
    const short = Math.max(settings.warmPrefixTarget * addressesPerSlot, 1) - free;
    return Math.max(0, Math.ceil(short / addressesPerSlot));
  }
  return free < Math.max(settings.warmEniTarget * slotsPerEni, 1) ? slotsPerEni : 0;
}
