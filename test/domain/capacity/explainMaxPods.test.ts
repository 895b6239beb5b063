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

it('knows the lab’s 17 as the plain formula', () => {
  expect(explainMaxPods(medium, 17, {})).toEqual({ kind: 'formula', mode: {} });
});

it('knows 110 with prefixes as the cap on 242', () => {
  expect(explainMaxPods(medium, 110, { prefixDelegation: true })).toEqual({
    kind: 'capped',
    mode: { prefixDelegation: true },
  });
});

it('sees that a node made before prefixes came still counts single addresses', () => {
  expect(explainMaxPods(medium, 17, { prefixDelegation: true })).toEqual({ kind: 'formula', mode: {} });
});

it('finds custom networking behind 12', () => {
  expect(explainMaxPods(medium, 12, {})).toEqual({ kind: 'formula', mode: { customNetworking: true } });
});

it('does not guess at a number someone set', () => {
  expect(explainMaxPods(medium, 40, {}).kind).toBe('other');
});
