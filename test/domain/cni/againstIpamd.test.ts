import { describe, expect, it } from 'vitest';
import { poolLimits, type PoolSettings } from '../../../src/domain/cni/addressPool.ts';
import { poolOverTime } from '../../../src/domain/cni/poolOverTime.ts';
import { warmPool } from '../../../src/domain/cni/warmPool.ts';
import { limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';
import { AddressLab, noAddress } from '../../simulator/cni/addressLab.ts';
import { usual } from './usualSettings.ts';

/**
 * The prediction and the simulator's ipamd share no code: they were both written from the VPC CNI. Here they meet, over more
 * cases than its documents have figures for.
 */
const settings: readonly Partial<PoolSettings>[] = [
  {},
  { warmEniTarget: 0 },
  { warmEniTarget: 2 },
  { warmIpTarget: 1 },
  { warmIpTarget: 3, minimumIpTarget: 4 },
  { minimumIpTarget: 7 },
  { maxEni: 2 },
  { prefixDelegation: true },
  { prefixDelegation: true, warmPrefixTarget: 0 },
  { prefixDelegation: true, warmPrefixTarget: 2 },
  { prefixDelegation: true, warmIpTarget: 5 },
  { prefixDelegation: true, minimumIpTarget: 40 },
];

describe.each(settings)('%o', (some) => {
  const all = { ...usual, ...some };

  it.each([
    ['t3.small', 0, 11],
    ['t3.small', 4, 11],
    ['t3.medium', 1, 17],
    ['t3.medium', 9, 17],
    ['t3.medium', 15, 17],
    ['t3.medium', 40, 110],
    ['m5.large', 19, 29],
    ['t2.medium', 3, 17],
  ])('%s with %i pods, max pods %i', (type, pods, maxPods) => {
    const limits = poolLimits(limitsOf(type) ?? expect.unreachable(type), all, maxPods);
    const count = pods - warmPool(pods, all, limits).without;
    const lab = new AddressLab(type, environment(all), maxPods);
    lab.addPods(count);
    lab.clock.advance(300_000);
    const expected = warmPool(count, all, limits);
    expect({
      enis: expected.enis,
      total: expected.total,
      slots: expected.slots.reduce((sum, each) => sum + each, 0),
    }).toEqual({
      enis: lab.interfaces.length,
      total: lab.secondaryAddresses + lab.prefixes * 16,
      slots: lab.secondaryAddresses + lab.prefixes,
    });
  });
});

it('MINIMUM_IP_TARGET alone means WARM_IP_TARGET=0: beyond it pods go without, in both', () => {
  const all = { ...usual, minimumIpTarget: 7 };
  const limits = poolLimits(limitsOf('t3.medium') ?? expect.unreachable(), all, 17);
  const lab = new AddressLab('t3.medium', environment(all), 17);
  lab.addPods(7);
  lab.clock.advance(300_000);
  expect(lab.ask('eighth')).toBe(noAddress);
  expect(warmPool(8, all, limits)).toMatchObject({ total: 7, used: 7, without: 1 });
});

describe('over time', () => {
  const limits = poolLimits(limitsOf('t3.medium') ?? expect.unreachable(), usual, 17);

  it('a burst to fifteen pods on a t3.medium: five wait for the third ENI, for less than 20 s in both', () => {
    const lab = new AddressLab('t3.medium', {}, 17);
    lab.addPods(2);
    lab.clock.advance(60_000);
    const burst = Array.from({ length: 13 }, (_, index) => `nginx-${index}`);
    const waiting = burst.filter((name) => lab.ask(name) === noAddress);
    const moments = poolOverTime(2, 13, usual, limits);
    expect(moments.map(({ pool }) => [pool.enis, pool.total, pool.without])).toEqual([
      [2, 10, 0],
      [2, 10, waiting.length],
      [3, 15, 0],
    ]);
    const ready = moments.at(-1)?.at ?? NaN;
    expect(ready).toBeGreaterThan(5);
    expect(ready).toBeLessThan(20);
    lab.clock.advance(5000);
    expect(lab.interfaces[2]?.attachment?.status).not.toBe('attached');
    lab.clock.advance(15_000);
    for (const name of waiting) expect(lab.ask(name)).not.toBe(noAddress);
  });

  it('ends where the pool comes to rest, with every setting', () => {
    for (const some of settings) {
      const all = { ...usual, ...some };
      for (const type of ['t3.small', 't3.medium', 'm5.large', 't2.medium']) {
        const of = poolLimits(limitsOf(type) ?? expect.unreachable(type), all, 110);
        for (const pods of [0, 1, 9, 30])
          expect(poolOverTime(2, pods, all, of).at(-1)?.pool, `${type} ${pods}`).toEqual(warmPool(2 + pods, all, of));
      }
    }
  });
});

function environment(all: PoolSettings): Record<string, string> {
  const optional = (name: string, value: number | undefined) => (value === undefined ? {} : { [name]: String(value) });
  return {
    ENABLE_PREFIX_DELEGATION: String(all.prefixDelegation),
    WARM_ENI_TARGET: String(all.warmEniTarget),
    WARM_PREFIX_TARGET: String(all.warmPrefixTarget),
    ...optional('WARM_IP_TARGET', all.warmIpTarget),
    ...optional('MINIMUM_IP_TARGET', all.minimumIpTarget),
    ...optional('MAX_ENI', all.maxEni),
  };
}
