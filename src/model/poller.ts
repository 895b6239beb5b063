import { isAbort } from '../base/abort.ts';
import { backoff } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { toLabError, type LabError } from '../base/errors.ts';

/** Milliseconds between reads while nothing changes: quick at first, then ever slower. */
const pauses = [1000, 2000, 5000, 5000, 5000, 10_000, 20_000, 40_000, 60_000];
/** The place among them where it stays while something is changing. */
const often = 2;
/** A read that was asked for waits this long for others to be asked for too, and this long after the one before. */
const gatherTime = 150;
const leastPause = 700;
const retry = { first: 1000, most: 30_000 };

export interface PollerOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Reads once. True if what it found is still on its way to something else, so that looking often is worth it. */
  readonly read: (signal: AbortSignal) => Promise<boolean>;
  readonly onFailure: (error: LabError) => void;
}

/**
 * Reads again and again while it runs: soon after it is asked to, often while something is changing, and up to once a
 * minute when all is quiet. After a failure it tries again by itself. There is never more than one read at a time: what is
 * asked for while one runs is read after it, so that being asked often cannot keep it from ever finishing.
 */
export class Poller implements Disposable {
  readonly #options: PollerOptions;
  #running = false;
  #timer: Disposable | undefined;
  #dueAt = Infinity;
  #reading: AbortController | undefined;
  #lastStart = -Infinity;
  #askedAgain = false;
  #quiet = 0;
  #failures = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** Reads at once, unless it has just done so. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#quiet = 0;
    this.#schedule(Math.max(0, this.#lastStart + leastPause - this.#options.clock.now()));
  }

  /** Runs, if it does not yet, because something happened that a read would show. */
  startSoon(): void {
    this.#running = true;
    this.soon();
  }

  /** Stops reading; an answer on its way is dropped. */
  stop(): void {
    this.#running = false;
    this.#cancelTimer();
    this.#reading?.abort();
    this.#reading = undefined;
    this.#askedAgain = false;
  }

  /** Something happened that a read would show. */
  soon(): void {
    this.#quiet = 0;
    if (!this.#running) return;
    if (this.#reading !== undefined) {
      this.#askedAgain = true;
      return;
    }
    const { clock } = this.#options;
    this.#schedule(Math.max(gatherTime, this.#lastStart + leastPause - clock.now()));
  }

  dispose(): void {
    this.stop();
  }

  #schedule(ms: number): void {
    const { clock } = this.#options;
    const at = clock.now() + ms;
    if (at >= this.#dueAt) return;
    this.#cancelTimer();
    this.#dueAt = at;
    this.#timer = clock.after(ms, () => {
      this.#cancelTimer();
      void this.#read();
    });
  }

  #cancelTimer(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#dueAt = Infinity;
  }

  async #read(): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    this.#lastStart = this.#options.clock.now();
    try {
      const changing = await this.#options.read(reading.signal);
      if (this.#reading === reading) this.#succeeded(changing);
    } catch (error) {
      // An abort that is not ours is the connection's end.
      if (this.#reading === reading && !isAbort(error)) this.#failed(toLabError(error));
    }
  }

  #succeeded(changing: boolean): void {
    this.#failures = 0;
    const pause = pauses[Math.min(this.#quiet, pauses.length - 1)] ?? 60_000;
    this.#quiet = changing ? Math.min(this.#quiet + 1, often) : this.#quiet + 1;
    this.#next(pause);
  }

  #failed(error: LabError): void {
    this.#options.onFailure(error);
    const pause = backoff(this.#failures, retry, this.#options.random);
    this.#failures += 1;
    this.#next(pause);
  }

  #next(pause: number): void {
    this.#reading = undefined;
    this.#schedule(pause);
    if (!this.#askedAgain) return;
    this.#askedAgain = false;
    this.soon();
  }
}
