import { expect, it } from 'vitest';
import { Throttle } from '../../../src/webview/host/throttle.ts';
import { ManualClock } from '../../base/manualClock.ts';

function throttled() {
  const clock = new ManualClock(5_000);
  const runs: number[] = [];
  return { clock, runs, throttle: new Throttle(clock, 100, () => runs.push(clock.now() - 5_000)) };
}

it('runs at once after a rest, then at most once per interval, and never forgets the last request', () => {
  const { clock, runs, throttle } = throttled();
  for (let time = 0; time < 250; time += 10) {
    throttle.request();
    clock.advance(10);
  }
  clock.advance(1_000);
  expect(runs).toEqual([0, 100, 200, 300]);
  throttle.request();
  expect(runs).toEqual([0, 100, 200, 300, 1_250]);
});

it('drops what waits when disposed, and can be used again', () => {
  const { clock, runs, throttle } = throttled();
  throttle.request();
  throttle.request();
  throttle.dispose();
  clock.advance(1_000);
  expect(runs).toEqual([0]);
  throttle.request();
  expect(runs).toEqual([0, 1_000]);
});
