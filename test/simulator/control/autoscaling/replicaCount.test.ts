import { expect, test } from 'vitest';
import { replicaCount, type PodSample } from '../../../../src/simulator/control/autoscaling/replicaCount.ts';

const tolerance = { down: 0.1, up: 0.1 };
/** Pods that each ask for 1000 and should use half of it. */
const half = (used: ReadonlyMap<string, number>) => [...used.values()].reduce((a, b) => a + b, 0) / used.size / 500;

function count(current: number, used: readonly number[], others: Partial<PodSample> = {}): number {
  const sample = {
    used: new Map(used.map((amount, index) => [`pod-${index}`, amount])),
    unready: [],
    missing: [],
    ...others,
  };
  return replicaCount(current, sample, half, () => 1000, tolerance);
}

// From the documentation of Kubernetes: twice the target doubles the replicas, half of it halves them.
test('the ratio of use to target times the replicas, rounded up', () => {
  expect(count(2, [1000, 1000])).toBe(4);
  expect(count(2, [250, 250])).toBe(1);
  expect(count(3, [700, 700, 700])).toBe(5);
});

test('a tenth more or less is left alone', () => {
  expect(count(2, [545, 545])).toBe(2);
  expect(count(2, [455, 455])).toBe(2);
  expect(count(2, [560, 560])).toBe(3);
});

test('pods that nothing is known of dampen growth, and hinder shrinking', () => {
  expect(count(4, [1000, 1000], { missing: ['a', 'b'] })).toBe(4);
  expect(count(4, [2000, 2000], { missing: ['a', 'b'] })).toBe(8);
  expect(count(2, [100], { missing: ['a'] })).toBe(2);
});

test('pods that are not ready count as idle when it grows, and not at all otherwise', () => {
  expect(count(4, [2000, 2000], { unready: ['a', 'b'] })).toBe(8);
  expect(count(4, [1000, 1000], { unready: ['a', 'b'] })).toBe(4);
  expect(count(3, [100, 100], { unready: ['a'] })).toBe(1);
});
