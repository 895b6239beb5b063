import { expect, it } from 'vitest';
import { pollInterval } from '../../../src/domain/stack/pollInterval.ts';

it('looks every second for half a minute, closely after a change, and every five seconds when nothing happens', () => {
  expect(pollInterval(10_000, 0, 0)).toBe(1000);
  expect(pollInterval(100_000, 0, 99_000)).toBe(2000);
  expect(pollInterval(100_000, 0, 94_000)).toBe(3000);
  expect(pollInterval(100_000, 0, 0)).toBe(5000);
});
