import { expect, it } from 'vitest';
import { explainMaxPods } from '../../../src/domain/capacity/explainMaxPods.ts';
import type { InstanceTypeLimits } from '../../../src/domain/instanceTypes/instanceTypes.ts';

const medium: InstanceTypeLimits = {
  type: 't3.medium',
  maxEnis: 3,
  ipv4PerEni: 6,
  hypervisor: 'nitro',
  bareMetal: false,
  vcpus: 2,
  networkCards: 1,
  enisPerCard: [3],
};

it('knows the lab’s 17 as what its managed node group decides', () => {
  expect(explainMaxPods(medium, 17, 'managed', {})).toEqual({ kind: 'decided', mode: {} });
});

it('knows 110 with prefixes as what a managed group decides, and for a self-managed node as what AWS recommends', () => {
  const mode = { prefixDelegation: true };
  expect(explainMaxPods(medium, 110, 'managed', mode)).toEqual({ kind: 'decided', mode });
  expect(explainMaxPods(medium, 110, 'self-managed', mode)).toEqual({ kind: 'capped', mode });
  expect(explainMaxPods(medium, 17, 'self-managed', mode)).toEqual({ kind: 'decided', mode });
});

it('sees that a node made before prefixes came still counts single addresses', () => {
  expect(explainMaxPods(medium, 17, 'managed', { prefixDelegation: true })).toEqual({ kind: 'formula', mode: {} });
});

it('sees a managed node whose own AMI or kubelet setting leaves the cap out', () => {
  const large = { ...medium, type: 'm5.4xlarge', maxEnis: 8, ipv4PerEni: 30, vcpus: 16 };
  expect(explainMaxPods(large, 110, 'managed', {}).kind).toBe('decided');
  expect(explainMaxPods(large, 234, 'managed', {})).toEqual({ kind: 'formula', mode: {} });
});

it('finds custom networking behind 12', () => {
  expect(explainMaxPods(medium, 12, 'managed', {})).toEqual({ kind: 'formula', mode: { customNetworking: true } });
  const mode = { customNetworking: true };
  expect(explainMaxPods(medium, 12, 'managed', mode)).toEqual({ kind: 'decided', mode });
});

it('does not guess at a number someone set', () => {
  expect(explainMaxPods(medium, 40, 'managed', {}).kind).toBe('other');
});
