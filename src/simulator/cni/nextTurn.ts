import type { Disposable } from '../../base/disposable.ts';
import type { LabClock } from '../world/labClock.ts';

/** One timer for many wishes: whoever asks for the earliest turn gets it, and everybody else is served with it. */
export class NextTurn implements Disposable {
  readonly #clock: LabClock;
  readonly #run: () => void;
  #waiting: { readonly at: number; readonly hurries: boolean; readonly timer: Disposable } | undefined;

  constructor(clock: LabClock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Asks for a turn at this lab time at the latest; in the background if instant time need not hurry for it. */
  by(at: number, inBackground = false): void {
    const waiting = this.#waiting;
    const hurries = !inBackground || waiting?.hurries === true;
    const soonest = Math.min(at, waiting?.at ?? at);
    if (waiting !== undefined && waiting.at === soonest && waiting.hurries === hurries) return;
    this.dispose();
    const ms = soonest - this.#clock.labTime();
    const run = (): void => {
      this.#waiting = undefined;
      this.#run();
    };
    const timer = hurries ? this.#clock.after(ms, run) : this.#clock.background(ms, run);
    this.#waiting = { at: soonest, hurries, timer };
  }

  /** Forgets the turn that was asked for. */
  dispose(): void {
    this.#waiting?.timer.dispose();
    this.#waiting = undefined;
  }
}
