import { onDispose } from '../../src/base/disposable.ts';
import type { Clock } from '../../src/base/clock.ts';

/** A clock that runs so many times as fast as real time. */
export function fastClock(times: number): Clock {
  const startedAt = Date.now();
  return {
    now: () => startedAt + (Date.now() - startedAt) * times,
    after(ms, run) {
      const timer = setTimeout(run, ms / times);
      return onDispose(() => clearTimeout(timer));
    },
  };
}
