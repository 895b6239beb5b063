import { describe, expect, it } from 'vitest';
import { poolLimits, type PoolSettings } from '../../../src/domain/cni/addressPool.ts';
import { warmPool, type WarmPool } from '../../../src/domain/cni/warmPool.ts';
import { instanceTypes, limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';
import { usual } from './usualSettings.ts';

function pool(type: string, settings: Partial<PoolSettings>, pods: number, maxPods = 250): WarmPool {
  const limits = limitsOf(type);
  if (limits === undefined) throw new Error(`no limits for ${type}`);
  const all = { ...usual, ...settings };
  return warmPool(pods, all, poolLimits(limits, all, maxPods));
}

/** Pods → ENIs and secondary addresses: VPC CNI, docs/eni-and-ip-target.md; t3.medium: seen on the nodes of the published lab. */
const secondary = [
  ['t3.medium', {}, 0, 1, 5],
  ['t3.medium', {}, 1, 2, 10],
  ['t3.medium', {}, 5, 2, 10],
  ['t3.medium', {}, 6, 3, 15],
  ['t3.medium', {}, 15, 3, 15],
  ['t3.small', { warmEniTarget: 1 }, 0, 1, 3],
  ['t3.small', { warmEniTarget: 1 }, 5, 3, 9],
  ['t3.small', { warmEniTarget: 1 }, 9, 3, 9],
  ['t3.small', { warmIpTarget: 1, minimumIpTarget: 1 }, 0, 1, 1],
  ['t3.small', { warmIpTarget: 1, minimumIpTarget: 1 }, 5, 2, 6],
  ['t3.small', { warmIpTarget: 1, minimumIpTarget: 1 }, 9, 3, 9],
  ['t3.small', { warmIpTarget: 2, minimumIpTarget: 5 }, 0, 2, 5],
  ['t3.small', { warmIpTarget: 2, minimumIpTarget: 5 }, 5, 3, 7],
  ['t3.small', { warmIpTarget: 2, minimumIpTarget: 5 }, 9, 3, 9],
  ['p3dn.24xlarge', { warmEniTarget: 1 }, 0, 1, 49],
  ['p3dn.24xlarge', { warmEniTarget: 1 }, 3, 2, 98],
  ['p3dn.24xlarge', { warmEniTarget: 1 }, 95, 3, 147],
] as const;

/** Pods → ENIs and prefixes on a t3.small: docs/prefix-and-ip-target.md. */
const prefixes = [
  [{ warmPrefixTarget: 1 }, 0, 1, 1],
  [{ warmPrefixTarget: 1 }, 5, 1, 2],
  [{ warmPrefixTarget: 1 }, 16, 1, 2],
  [{ warmPrefixTarget: 1 }, 17, 1, 3],
  [{ warmPrefixTarget: 1 }, 58, 2, 5],
  [{ warmIpTarget: 1, minimumIpTarget: 1 }, 0, 1, 1],
  [{ warmIpTarget: 1, minimumIpTarget: 1 }, 5, 1, 1],
  [{ warmIpTarget: 1, minimumIpTarget: 1 }, 17, 1, 2],
  [{ warmIpTarget: 1, minimumIpTarget: 1 }, 58, 2, 4],
  [{ warmIpTarget: 7, minimumIpTarget: 20 }, 5, 1, 2],
  [{ warmIpTarget: 7, minimumIpTarget: 20 }, 17, 1, 2],
  [{ warmIpTarget: 7, minimumIpTarget: 20 }, 58, 2, 5],
] as const;

describe('warmPool', () => {
  it.each(secondary)('%s %o with %i pods: %i ENIs, %i addresses', (type, settings, pods, enis, addresses) => {
    const { total, used, warm, without, ...at } = pool(type, settings, pods);
    expect({ enis: at.enis, total, used, warm, without }).toEqual({
      enis,
      total: addresses,
      used: pods,
      warm: addresses - pods,
      without: 0,
    });
    expect(at.subnetAddresses).toBe(enis + addresses);
  });

  it.each(prefixes)('t3.small with prefixes, %o, %i pods: %i ENIs, %i prefixes', (settings, pods, enis, count) => {
    const at = pool('t3.small', { prefixDelegation: true, ...settings }, pods, 110);
    expect({ enis: at.enis, prefixes: at.slots.reduce((a, b) => a + b, 0), total: at.total }).toEqual({
      enis,
      prefixes: count,
      total: count * 16,
    });
  });

  it('a full t3.medium takes 18 addresses of its subnet, and a sixteenth pod goes without', () => {
    expect(pool('t3.medium', {}, 16)).toEqual({
      enis: 3,
      slots: [5, 5, 5],
      addressesPerSlot: 1,
      total: 15,
      used: 15,
      warm: 0,
      without: 1,
      subnetAddresses: 18,
    });
  });

  it('with custom networking the first ENI stays empty: 10 pods fill the other two of a t3.medium', () => {
    expect(pool('t3.medium', { customNetworking: true }, 0).slots).toEqual([0, 5]);
    expect(pool('t3.medium', { customNetworking: true }, 11)).toMatchObject({ slots: [0, 5, 5], without: 1 });
  });

  it('MAX_ENI holds the pool to fewer ENIs', () => {
    expect(pool('t3.medium', { maxEni: 2 }, 12)).toMatchObject({ enis: 2, total: 10, without: 2 });
    expect(pool('t3.medium', { maxEni: 1, customNetworking: true }, 1)).toMatchObject({ enis: 1, without: 1 });
  });

  it('a Xen type keeps single addresses when prefixes are asked for', () => {
    expect(pool('t2.medium', { prefixDelegation: true }, 0)).toMatchObject({ addressesPerSlot: 1, total: 5 });
  });

  it('WARM_ENI_TARGET=0 attaches the next ENI once the last address is taken', () => {
    expect(pool('t3.medium', { warmEniTarget: 0 }, 4).enis).toBe(1);
    expect(pool('t3.medium', { warmEniTarget: 0 }, 5).enis).toBe(2);
  });

  it('keeps no more addresses than the kubelet takes pods', () => {
    // Prefixes on a node that still reports 17: two blocks are enough for any number of pods.
    expect(pool('t3.medium', { prefixDelegation: true, warmPrefixTarget: 5 }, 15, 17).total).toBe(80);
    expect(pool('t3.medium', { prefixDelegation: true }, 15, 17).total).toBe(32);
    expect(pool('m5.4xlarge', { warmEniTarget: 8 }, 0, 110).total).toBe(116);
  });
});

describe('for every type and any settings', () => {
  const settings: readonly Partial<PoolSettings>[] = [
    {},
    { warmEniTarget: 0 },
    { warmEniTarget: 3 },
    { warmIpTarget: 3 },
    { minimumIpTarget: 12 },
    { customNetworking: true },
    { maxEni: 1 },
    { prefixDelegation: true },
    { prefixDelegation: true, warmIpTarget: 20, customNetworking: true },
  ];

  it.each(settings)('%o: the numbers add up, and more pods never mean fewer addresses', (some) => {
    for (const limits of instanceTypes().values()) {
      const all = { ...usual, ...some };
      const of = poolLimits(limits, all, 250);
      let last = 0;
      for (const pods of [0, 1, 2, 15, 16, 17, 50, 110, 250]) {
        const at = warmPool(pods, all, of);
        expect(at.used + at.warm).toBe(at.total);
        expect(at.used + at.without).toBe(pods);
        expect(at.without === 0 || at.warm === 0).toBe(true);
        expect(at.enis).toBeLessThanOrEqual(Math.max(1, Math.min(limits.maxEnis, some.maxEni ?? limits.maxEnis)));
        expect(at.slots.every((slots) => slots <= limits.ipv4PerEni - 1)).toBe(true);
        expect(at.total).toBeGreaterThanOrEqual(last);
        last = at.total;
      }
    }
  });
});
