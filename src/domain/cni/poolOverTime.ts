import { totalAddresses, type FilledSlots, type PoolLimits, type PoolSettings } from './addressPool.ts';
import { grown, growthStep } from './poolGrowth.ts';
import { describePool, warmPool, type WarmPool } from './warmPool.ts';

/**
 * Seconds, from ipamd's constants: it looks at its pool every 5 s, halfway through its turn (pkg/ipamd/ipamd.go,
 * `StartNodeIPPoolManager`). A new ENI is usable about 10 s after it was asked for (README, WARM_ENI_TARGET); addresses on an
 * ENI that is there take one answer of EC2.
 */
const loopSeconds = 5;
const attachSeconds = 10;
const fillSeconds = 1;

/** The pool from a moment on. */
export interface PoolMoment {
  /** Seconds since the first pods came. */
  readonly at: number;
  readonly pool: WarmPool;
}

/**
 * How the pool of one node grows when pods come: a moment for every change, the state before the pods first. An
 * approximation: ipamd works at the paces above, EC2 refuses nothing, a pod without an address gets one as soon as there is
 * one (a kubelet asks again every few seconds), and no pod ends.
 *
 * @param before pods that have had their addresses for long
 * @param coming pods that come at the same moment, 0
 */
export function poolOverTime(
  before: number,
  coming: number,
  settings: PoolSettings,
  limits: PoolLimits,
): readonly PoolMoment[] {
  let filled = carriersOf(warmPool(before, settings, limits), limits);
  const pods = before + coming;
  const moments: PoolMoment[] = [
    { at: -loopSeconds, pool: describePool(filled, before, limits) },
    { at: 0, pool: describePool(filled, pods, limits) },
  ];
  for (let turn = loopSeconds / 2; ;) {
    const step = growthStep(filled, Math.min(pods, totalAddresses(filled, limits)), settings, limits);
    if (step === undefined) return moments;
    filled = grown(filled, step);
    const done = turn + (step.kind === 'attach' ? attachSeconds : fillSeconds);
    moments.push({ at: done, pool: describePool(filled, pods, limits) });
    turn = done + loopSeconds;
  }
}

function carriersOf({ slots }: WarmPool, { idleEnis }: PoolLimits): FilledSlots {
  return slots.slice(idleEnis);
}
