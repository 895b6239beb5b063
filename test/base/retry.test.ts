import { expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { retry, type RetryPolicy } from '../../src/base/retry.ts';
import { ManualClock } from './manualClock.ts';

/** Work that fails as often as told before it answers, on a clock of its own; `random` leaves pauses at their longest. */
function failing(times: number) {
  const clock = new ManualClock();
  const signal = new AbortController();
  let tries = 0;
  const run = () => {
    tries += 1;
    return tries > times ? Promise.resolve('done') : Promise.reject(new LabError('throttled', 'eu-central-1'));
  };
  const begin = (policy: RetryPolicy) => retry(run, policy, { clock, random: () => 1 }, signal.signal);
  return { clock, signal, begin, tries: () => tries };
}

const untilSettled = () => new Promise((resolve) => setImmediate(resolve));

it('pauses twice as long after each failed try, from two seconds to half a minute', async () => {
  const { clock, begin, tries } = failing(6);
  const done = begin(() => Promise.resolve('after-pause'));
  for (const [index, seconds] of [2, 4, 8, 16, 30, 30].entries()) {
    await untilSettled();
    clock.advance(seconds * 1000 - 1);
    await untilSettled();
    expect(tries()).toBe(index + 1);
    clock.advance(1);
  }
  await expect(done).resolves.toBe('done');
});

it('tries again at once what somebody has seen to', async () => {
  const { clock, begin } = failing(3);
  await expect(begin(() => Promise.resolve('at-once'))).resolves.toBe('done');
  expect(clock.now()).toBe(0);
});

it('ends with what the policy rejects with, and tells it how often was tried before', async () => {
  const { begin } = failing(9);
  const attempts: number[] = [];
  const failed = begin((failure, attempt) => {
    attempts.push(attempt);
    return attempt < 2 ? Promise.resolve('at-once') : Promise.reject(failure);
  });
  await expect(failed).rejects.toMatchObject({ reason: 'throttled' });
  expect(attempts).toEqual([0, 1, 2]);
});

it('asks no policy about a cancellation, and leaves no timer behind', async () => {
  const { clock, signal, begin } = failing(9);
  const paused = begin(() => Promise.resolve('after-pause'));
  await untilSettled();
  expect(clock.waiting).toBe(1);
  signal.abort();
  await expect(paused).rejects.toBe(signal.signal.reason);
  expect(clock.waiting).toBe(0);
  await expect(begin(() => Promise.reject(new Error('asked')))).rejects.toBe(signal.signal.reason);
});
