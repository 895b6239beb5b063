import { expect, it } from 'vitest';
import { hourlyCost, type CostItems } from '../../../src/domain/cost/hourlyCost.ts';

const lab = (bastion: string): CostItems => ({
  controlPlanes: 1,
  instanceTypes: ['t3.medium', 't3.medium', 't3.medium', bastion],
  publicIpv4: 4,
  gp3Gigabytes: 120,
});

/** Recorded totals of the lab, rounded to a tenth of a cent. */
it.each([
  ['ap-northeast-2', 't3.medium', 0.343],
  ['ap-northeast-2', 't3.micro', 0.304],
  ['us-east-1', 't3.medium', 0.3],
  ['us-east-1', 't3.micro', 0.268],
])('the lab in %s with a %s bastion costs %f an hour', (region, bastion, expected) => {
  expect(hourlyCost(region, lab(bastion))?.total).toBeCloseTo(expected, 3);
});

it('adds 0.04 for a classic load balancer with its three addresses, and 0.50 for extended support', () => {
  const plain = hourlyCost('ap-northeast-2', lab('t3.medium'))?.total ?? 0;
  const withBalancer = hourlyCost('ap-northeast-2', { ...lab('t3.medium'), publicIpv4: 7, classicLoadBalancers: 1 });
  const extended = hourlyCost('ap-northeast-2', { ...lab('t3.medium'), extendedSupport: true });
  expect((withBalancer?.total ?? 0) - plain).toBeCloseTo(0.04, 6);
  expect((extended?.total ?? 0) - plain).toBeCloseTo(0.5, 6);
});

it('names its parts and the day of its prices', () => {
  const cost = hourlyCost('us-east-1', lab('t3.medium'));
  expect(cost?.parts.map(({ part }) => part)).toEqual(['control-plane', 'instances', 'public-ipv4', 'gp3']);
  expect(cost?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('does not guess: a region or a type without a price has no cost', () => {
  expect(hourlyCost('mars-north-1', lab('t3.medium'))).toBeUndefined();
  expect(hourlyCost('us-east-1', lab('p5.48xlarge'))).toBeUndefined();
});

it('costs nothing when nothing runs', () => {
  expect(hourlyCost('us-east-1', { controlPlanes: 0, instanceTypes: [], publicIpv4: 0, gp3Gigabytes: 0 })?.total).toBe(
    0,
  );
});
