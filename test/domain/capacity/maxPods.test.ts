import { describe, expect, it } from 'vitest';
import { cappedMaxPods, maxPodsTerms, supportsPrefixDelegation } from '../../../src/domain/capacity/maxPods.ts';
import { instanceTypes, limitsOf, type InstanceTypeLimits } from '../../../src/domain/instanceTypes/instanceTypes.ts';

function limits(type: string): InstanceTypeLimits {
  const found = limitsOf(type);
  if (found === undefined) throw new Error(`no limits for ${type}`);
  return found;
}

/** Recorded from the EKS AMI's max-pods-calculator.sh; the last two columns are empty where prefixes cannot be had. */
const worked: readonly [string, secondary: number, custom: number, prefixes?: number, capped?: number][] = [
  ['t3.nano', 4, 3, 34, 34],
  ['t3.micro', 4, 3, 34, 34],
  ['t3.small', 11, 8, 146, 110],
  ['t3.medium', 17, 12, 242, 110],
  ['t4g.medium', 17, 12, 242, 110],
  ['t2.medium', 17, 12],
  ['t3.large', 35, 24, 530, 110],
  ['t3.xlarge', 58, 44, 898, 110],
  ['t3.2xlarge', 58, 44, 898, 110],
  ['m5.large', 29, 20, 434, 110],
  ['m6g.large', 29, 20, 434, 110],
  ['c5.large', 29, 20, 434, 110],
  ['m5.xlarge', 58, 44, 898, 110],
  ['m5.4xlarge', 234, 205, 3714, 110],
  ['c5.4xlarge', 234, 205, 3714, 110],
  ['m5.8xlarge', 234, 205, 3714, 250],
  ['m5.16xlarge', 737, 688, 11762, 250],
  ['m5.24xlarge', 737, 688, 11762, 250],
  ['c5.metal', 737, 688, 11762, 250],
  ['p5.48xlarge', 100, 51, 1570, 250],
];

describe('maxPodsTerms', () => {
  it.each(worked)('%s: %i, %i with custom networking', (type, secondary, custom, prefixes, capped) => {
    const of = limits(type);
    expect(maxPodsTerms(of).places).toBe(secondary);
    expect(maxPodsTerms(of, { customNetworking: true }).places).toBe(custom);
    const withPrefixes = maxPodsTerms(of, { prefixDelegation: true });
    if (prefixes === undefined) {
      expect(supportsPrefixDelegation(of)).toBe(false);
      expect(withPrefixes.places).toBe(secondary);
    } else {
      expect(withPrefixes.places).toBe(prefixes);
      expect(cappedMaxPods(withPrefixes)).toBe(capped);
    }
  });

  it('shows the terms of the lab node', () => {
    expect(maxPodsTerms(limits('t3.medium'))).toEqual({
      enis: 3,
      ipv4PerEni: 6,
      addressesPerPlace: 1,
      hostNetworkPods: 2,
      places: 17,
      cap: 110,
    });
  });

  it('caps m5.4xlarge (16 vCPUs) at 110 and m5.16xlarge (64) at 250 without prefixes too', () => {
    expect(cappedMaxPods(maxPodsTerms(limits('m5.4xlarge')))).toBe(110);
    expect(cappedMaxPods(maxPodsTerms(limits('m5.8xlarge')))).toBe(234);
    expect(cappedMaxPods(maxPodsTerms(limits('m5.16xlarge')))).toBe(250);
  });

  it('leaves a type without a known number of vCPUs uncapped', () => {
    const terms = maxPodsTerms(limits('cr1.8xlarge'));
    expect(terms.cap).toBeUndefined();
    expect(cappedMaxPods(terms)).toBe(terms.places);
  });

  it('counts MAX_ENI with the first ENI in it, and never below the host-network pods', () => {
    const medium = limits('t3.medium');
    expect(maxPodsTerms(medium, { maxEni: 2 }).places).toBe(12);
    expect(maxPodsTerms(medium, { maxEni: 9 }).places).toBe(17);
    expect(maxPodsTerms(medium, { maxEni: 2, customNetworking: true }).places).toBe(7);
    expect(maxPodsTerms(medium, { maxEni: 1, customNetworking: true }).places).toBe(2);
  });

  it('treats a type no table has as a normal case', () => {
    expect(limitsOf('i3.metal')).toBeUndefined();
  });
});

describe('all types of the table', () => {
  const rows = [...instanceTypes().values()].map((of) => ({ of, terms: maxPodsTerms(of) }));

  it('agrees with the count per shape recorded from the VPC CNI’s eni-max-pods.txt', () => {
    expect(rows).toHaveLength(1391);
    const shapes = new Map<string, number>();
    for (const { of, terms } of rows) {
      const shape = `${of.maxEnis}×${of.ipv4PerEni}→${terms.places}`;
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    }
    const most = [...shapes].toSorted((a, b) => b[1] - a[1]).slice(0, 6);
    expect(most).toEqual([
      ['8×30→234', 283],
      ['15×50→737', 263],
      ['4×15→58', 216],
      ['3×10→29', 93],
      ['24×64→1514', 75],
      ['16×64→1010', 68],
    ]);
  });

  it('finds 767 types that give more than the cap, 212 of them on up to 30 vCPUs', () => {
    const over = rows.filter(({ terms }) => terms.cap !== undefined && terms.places > terms.cap);
    expect(over.filter(({ of }) => (of.vcpus ?? 0) <= 30)).toHaveLength(212);
    expect(over).toHaveLength(767);
  });

  it('knows prefixes for Nitro and bare metal only', () => {
    const byHypervisor = (name: string) => rows.filter(({ of }) => of.hypervisor === name);
    expect(byHypervisor('nitro')).toHaveLength(1150);
    expect(byHypervisor('xen')).toHaveLength(80);
    expect(
      byHypervisor('unknown')
        .filter(({ of }) => !of.bareMetal)
        .map(({ of }) => of.type),
    ).toEqual(['cr1.8xlarge', 'hs1.8xlarge']);
    expect(byHypervisor('xen').some(({ of }) => supportsPrefixDelegation(of))).toBe(false);
  });
});
