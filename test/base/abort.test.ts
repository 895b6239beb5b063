import { expect, it } from 'vitest';
import { isAbort, sleep, unlessAborted } from '../../src/base/abort.ts';
import { ManualClock } from './manualClock.ts';

it('resolves when its time has come, not before', async () => {
  const clock = new ManualClock();
  let done = false;
  const sleeping = (async () => {
    await sleep(clock, 100, new AbortController().signal);
    done = true;
  })();
  clock.advance(99);
  await Promise.resolve();
  expect(done).toBe(false);
  clock.advance(1);
  await sleeping;
  expect(done).toBe(true);
});

it('rejects at once and leaves no timer when aborted', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const sleeping = sleep(clock, 100, controller.signal);
  controller.abort();
  const error = await sleeping.catch((reason: unknown) => reason);
  expect(isAbort(error)).toBe(true);
  expect(clock.waiting).toBe(0);
  await expect(sleep(clock, 100, controller.signal)).rejects.toThrow();
  expect(clock.waiting).toBe(0);
});

it('does not take a failure for a cancellation', () => {
  expect(isAbort(new Error('boom'))).toBe(false);
  expect(isAbort('AbortError')).toBe(false);
});

it('lets go of work that fails after it was given up', async () => {
  const failures: unknown[] = [];
  const heard = (reason: unknown) => failures.push(reason);
  process.on('unhandledRejection', heard);
  const controller = new AbortController();
  controller.abort();
  const failing = Promise.reject(new Error('too late'));
  await expect(unlessAborted(failing, controller.signal)).rejects.toBe(controller.signal.reason);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', heard);
  expect(failures).toEqual([]);
});
