import { onDispose, type Disposable } from './disposable.ts';

/** Time as a parameter: product code never asks the machine directly, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds, unless disposed before. */
  after(ms: number, run: () => void): Disposable;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return onDispose(() => clearTimeout(timer));
  },
};
