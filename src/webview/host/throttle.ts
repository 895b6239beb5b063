import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** Runs something at most once per interval: at once when it has rested, otherwise when the interval is over. */
export class Throttle implements Disposable {
  readonly #clock: Clock;
  readonly #interval: number;
  readonly #run: () => void;
  #lastRun = Number.NEGATIVE_INFINITY;
  #timer: Disposable | undefined;

  /** `interval` in milliseconds. */
  constructor(clock: Clock, interval: number, run: () => void) {
    this.#clock = clock;
    this.#interval = interval;
    this.#run = run;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    const rest = this.#lastRun + this.#interval - this.#clock.now();
    if (rest <= 0) return this.#fire();
    this.#timer = this.#clock.after(rest, () => {
      this.#timer = undefined;
      this.#fire();
    });
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #fire(): void {
    this.#lastRun = this.#clock.now();
    this.#run();
  }
}
