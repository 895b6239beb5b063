import type { Disposable } from '../../base/disposable.ts';
import type { LabClock } from '../world/labClock.ts';

/** One timer for many wishes: whoever asks for the earliest turn gets it, and everybody else is served with it. */
export class NextTurn implements Disposable {
  readonly #clock: LabClock;
  readonly #run: () => void;
  #waiting: { readonly at: number; readonly timer: Disposable } | undefined;

  constructor(clock: LabClock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Asks for a turn in `ms` lab milliseconds at the latest. */
  within(ms: number): void {
    const at = this.#clock.labTime() + ms;
    if (this.#waiting !== undefined && this.#waiting.at <= at) return;
    this.dispose();
    const timer = this.#clock.after(ms, () => {
      this.#waiting = undefined;
      this.#run();
    });
    this.#waiting = { at, timer };
  }

  /** Forgets the turn that was asked for. */
  dispose(): void {
    this.#waiting?.timer.dispose();
    this.#waiting = undefined;
  }
}
