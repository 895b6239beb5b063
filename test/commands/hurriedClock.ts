import { onDispose } from '../../src/base/disposable.ts';
import type { Clock } from '../../src/base/clock.ts';

/** A clock on which waiting takes no time: it jumps to the end of each wait, one after the other. */
export function hurriedClock(start = 0): Clock {
  let now = start;
  return {
    now: () => now,
    after(ms, run) {
      let wanted = true;
      setImmediate(() => {
        if (!wanted) return;
        now += ms;
        run();
      });
      return onDispose(() => {
        wanted = false;
      });
    },
  };
}
