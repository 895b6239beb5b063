import { onDispose, type Disposable } from '../../base/disposable.ts';
import { DueQueue, type Due } from './dueQueue.ts';
import type { LabClock } from './labClock.ts';

/** A lab clock for tests: nothing happens until `advance`, and stamps follow lab time from a fixed day. */
export class ManualLabClock implements LabClock {
  #time = 0;
  #order = 0;
  readonly #queue = new DueQueue();
  readonly #epoch: number;

  constructor(epoch = Date.UTC(2026, 10, 23, 9, 0, 0)) {
    this.#epoch = epoch;
  }

  now(): number {
    return this.#epoch + this.#time;
  }

  labTime(): number {
    return this.#time;
  }

  after(ms: number, run: () => void): Disposable {
    const due: Due = { at: this.#time + Math.max(0, ms), order: this.#order++, run, over: false };
    this.#queue.add(due);
    return onDispose(() => this.#queue.cancel(due));
  }

  background(ms: number, run: () => void): Disposable {
    return this.after(ms, run);
  }

  personal(ms: number, run: () => void): Disposable {
    return this.after(ms, run);
  }

  wall(ms: number, run: () => void): Disposable {
    return this.after(ms, run);
  }

  /** Moves lab time forward by `ms`, running what falls due on the way in order. */
  advance(ms: number): void {
    const end = this.#time + ms;
    for (let next = this.#queue.first(); next !== undefined && next.at <= end; next = this.#queue.first()) {
      this.#queue.takeFirst();
      this.#time = next.at;
      next.run();
    }
    this.#time = end;
  }
}
