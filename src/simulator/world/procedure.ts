import type { Disposable } from '../../base/disposable.ts';
import type { LabClock } from './labClock.ts';

/** Lab milliseconds to wait; in the background (see `LabClock`) for what may come round without end. */
export type Wait = number | { readonly background: number };

/**
 * Something that takes lab time, written as it goes: `yield 400` waits 400 lab milliseconds, `yield*` runs another one,
 * and what it calls may throw.
 */
export type Procedure<T = void> = Generator<Wait, T, void>;

/** Runs a procedure by the clock, beginning at once. Disposed, it stops where it is and never calls `done`. */
export function runProcedure(clock: LabClock, procedure: Procedure, done: () => void): Disposable {
  let waiting: Disposable | undefined;
  let stopped = false;
  const step = (): void => {
    const { value, done: over } = procedure.next();
    if (stopped) return;
    if (over === true) done();
    else waiting = typeof value === 'number' ? clock.after(value, step) : clock.background(value.background, step);
  };
  step();
  return {
    dispose() {
      stopped = true;
      waiting?.dispose();
    },
  };
}
