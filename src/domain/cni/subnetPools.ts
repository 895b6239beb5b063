import type { AddressSource } from './addressSource.ts';
import { totalAddresses, type FilledSlots, type PoolLimits, type PoolSettings } from './addressPool.ts';
import { grown, growthStep, type GrowthStep } from './poolGrowth.ts';
import { describePool, type WarmPool } from './warmPool.ts';

/** A node's wish for addresses. */
export interface PoolDemand {
  /** Pods on it with addresses of their own. */
  readonly pods: number;
  /** Gives the node's first ENI its address, and those on it unless it carries no pods. */
  readonly node: AddressSource;
  /** Gives the other ENIs theirs: another subnet with custom networking. */
  readonly others: AddressSource;
}

/**
 * The pools of nodes that share subnets, one step of each in turn until all are at rest or their subnet has no more. A step
 * for which a subnet has too little is tried once more for a single place, as ipamd does. (A prefix needs 16 addresses that lie
 * together; a subnet in which they do not gives fewer than this counts.)
 */
export function subnetPools(
  demands: readonly PoolDemand[],
  settings: PoolSettings,
  limits: PoolLimits,
): readonly WarmPool[] {
  const filled = demands.map(({ node }): FilledSlots => {
    node.take(1);
    return limits.idleEnis === 1 || limits.enis === 0 ? [] : [0];
  });
  let open = demands.map((_, index) => index);
  while (open.length > 0)
    open = open.filter((index) => {
      const demand = demands[index];
      const before = filled[index];
      if (demand === undefined || before === undefined) return false;
      const used = Math.min(demand.pods, totalAddresses(before, limits));
      const step = growthStep(before, used, settings, limits);
      const taken = step === undefined ? undefined : take(step, sourceOf(step, demand, limits), limits);
      if (taken !== undefined) filled[index] = grown(before, taken);
      return taken !== undefined;
    });
  return demands.map(({ pods }, index) => describePool(filled[index] ?? [], pods, limits));
}

function sourceOf(step: GrowthStep, { node, others }: PoolDemand, { idleEnis }: PoolLimits): AddressSource {
  return step.kind === 'fill' && step.eni === 0 && idleEnis === 0 ? node : others;
}

/** The step, or one for a single place, if the source has the addresses for it */
function take(step: GrowthStep, source: AddressSource, { addressesPerSlot }: PoolLimits): GrowthStep | undefined {
  for (const each of [step, { ...step, slots: 1 }]) {
    const cost = (each.kind === 'attach' ? 1 : 0) + each.slots * addressesPerSlot;
    if (source.take(cost)) return each;
  }
  return undefined;
}
