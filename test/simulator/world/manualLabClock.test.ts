import { expect, test } from 'vitest';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';

test('work runs by its time, equal times in the order they were asked for, and not when disposed', () => {
  const clock = new ManualLabClock();
  const ran: string[] = [];
  clock.after(20, () => ran.push('late'));
  clock.after(10, () => ran.push('first'));
  clock.after(10, () => ran.push('second'));
  clock.after(10, () => ran.push('never')).dispose();
  clock.advance(10);
  expect(ran).toEqual(['first', 'second']);
  clock.advance(10);
  expect(ran).toEqual(['first', 'second', 'late']);
});

test('two hundred pieces, half of them cancelled, keep their order', () => {
  const clock = new ManualLabClock();
  const ran: number[] = [];
  const times = Array.from({ length: 200 }, (_, index) => (index * 77) % 199);
  const asked = times.map((time) => clock.after(time, () => ran.push(time)));
  for (const [index, each] of asked.entries()) if (index % 2 === 1) each.dispose();
  clock.advance(200);
  expect(ran).toEqual(times.filter((_, index) => index % 2 === 0).toSorted((a, b) => a - b));
  // Disposing what has run is harmless.
  for (const each of asked) each.dispose();
  clock.after(1, () => ran.push(-1));
  clock.advance(1);
  expect(ran.at(-1)).toBe(-1);
});
