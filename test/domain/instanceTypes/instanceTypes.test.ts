import { expect, it } from 'vitest';
import { instanceTypes, limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';

it('knows the lab’s node as EC2 describes it', () => {
  expect(limitsOf('t3.medium')).toEqual({
    type: 't3.medium',
    maxEnis: 3,
    ipv4PerEni: 6,
    hypervisor: 'nitro',
    bareMetal: false,
    vcpus: 2,
    networkCards: 1,
    enisPerCard: [3],
  });
});

it('counts only the default card of a type with many', () => {
  expect(limitsOf('p5.48xlarge')).toMatchObject({ maxEnis: 2, networkCards: 32 });
  expect(limitsOf('p4d.24xlarge')).toMatchObject({ maxEnis: 15, networkCards: 4, enisPerCard: [15, 15, 15, 15] });
  expect([...instanceTypes().values()].filter(({ networkCards }) => networkCards > 1)).toHaveLength(67);
});

it('does not make vCPUs up', () => {
  const unknown = [...instanceTypes().values()].filter(({ vcpus }) => vcpus === undefined);
  expect(unknown).toHaveLength(14);
  expect(unknown.map(({ type }) => type)).toContain('u-6tb1.metal');
});

it('has limits one can compute with on every row', () => {
  for (const limits of instanceTypes().values()) {
    expect(limits.enisPerCard[0], limits.type).toBe(limits.maxEnis);
    expect(limits.enisPerCard, limits.type).toHaveLength(limits.networkCards);
    expect(limits.ipv4PerEni, limits.type).toBeGreaterThan(1);
  }
});

it('says undefined of a type AWS sells and no table has', () => {
  expect(limitsOf('i3.metal')).toBeUndefined();
});
