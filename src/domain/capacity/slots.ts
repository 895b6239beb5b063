import { contains, parseAddress, parseCidr } from '../address/ipv4.ts';
import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';
import { addressesPerPrefix } from './maxPods.ts';

/** What has an address: enough of a pod to find its place in a block. */
interface Addressed {
  readonly ip: string | undefined;
}

/**
 * One ENI's row of places, filled up to what its instance type allows: `undefined` stands for a place that holds no
 * address yet. What is there beyond the allowance (a type we know wrongly, or not at all) is kept.
 */
export function slotRow<Slot>(slots: readonly Slot[], ipv4PerEni: number | undefined): readonly (Slot | undefined)[] {
  const missing = Math.max(0, (ipv4PerEni ?? 0) - slots.length);
  return [...slots, ...Array.from({ length: missing }, () => undefined)];
}

/** The device indexes a node can still attach an ENI at, lowest first. Empty for a type whose limits nobody knows. */
export function freeDeviceIndexes(attached: readonly number[], limits: InstanceTypeLimits | undefined): number[] {
  if (limits === undefined) return [];
  const free: number[] = [];
  for (let index = 0; free.length + attached.length < limits.maxEnis; index += 1)
    if (!attached.includes(index)) free.push(index);
  return free;
}

/**
 * A /28 block's 16 places in address order, each with the pod on it. A pod whose address is not of the block is left
 * out. Throws `RangeError` for text that is no block.
 */
export function prefixPlaces<Pod extends Addressed>(
  prefix: string,
  pods: readonly Pod[],
): readonly (Pod | undefined)[] {
  const block = parseCidr(prefix);
  const places: (Pod | undefined)[] = Array.from({ length: addressesPerPrefix });
  for (const pod of pods) {
    if (pod.ip === undefined) continue;
    const address = parseAddress(pod.ip);
    if (contains(block, address)) places[address - block.base] = pod;
  }
  return places;
}
