import { onDispose, type Disposable } from '../../base/disposable.ts';

/**
 * The simulator's time. Stamps (`now`) are wall time, because clients compute ages from their own clock;
 * durations (`labTime`, `after`) are lab milliseconds, which pass `speed` times as fast.
 * Speed `Infinity` is "instant": due work runs in order, one piece per turn of the event loop, and lab time jumps to it.
 */
export interface LabClock {
  /** Wall time, milliseconds since the Unix epoch: for everything that is stamped. */
  now(): number;
  /** Lab milliseconds since the world began: for measuring how long something has lasted. */
  labTime(): number;
  /** Runs `run` after `ms` lab milliseconds, unless disposed before. Equal times run in the order they were asked for. */
  after(ms: number, run: () => void): Disposable;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A lab clock driven by real time. `setSpeed` may be called at any moment; what is waiting keeps its lab time. */
export class RunningLabClock implements LabClock {
  #speed: number;
  #labAt = 0;
  #wallAt = performance.now();
  #order = 0;
  #queue: Due[] = [];
  #wake: Disposable | undefined;

  constructor(speed: number) {
    this.#speed = speed;
  }

  now(): number {
    return Date.now();
  }

  labTime(): number {
    if (this.#speed === Infinity) return this.#labAt;
    return this.#labAt + (performance.now() - this.#wallAt) * this.#speed;
  }

  setSpeed(speed: number): void {
    this.#labAt = this.labTime();
    this.#wallAt = performance.now();
    this.#speed = speed;
    this.#arm();
  }

  after(ms: number, run: () => void): Disposable {
    const due: Due = { at: this.labTime() + Math.max(0, ms), order: this.#order++, run };
    const index = this.#queue.findIndex((other) => other.at > due.at);
    if (index < 0) this.#queue.push(due);
    else this.#queue.splice(index, 0, due);
    this.#arm();
    return onDispose(() => {
      this.#queue = this.#queue.filter((other) => other !== due);
    });
  }

  dispose(): void {
    this.#queue = [];
    this.#wake?.dispose();
  }

  #arm(): void {
    this.#wake?.dispose();
    const next = this.#queue[0];
    if (next === undefined) return;
    if (this.#speed === Infinity) {
      const immediate = setImmediate(() => this.#fire());
      this.#wake = onDispose(() => clearImmediate(immediate));
    } else {
      const timer = setTimeout(() => this.#fire(), Math.max(0, (next.at - this.labTime()) / this.#speed));
      this.#wake = onDispose(() => clearTimeout(timer));
    }
  }

  #fire(): void {
    const next = this.#queue[0];
    if (next === undefined) return;
    if (this.#speed === Infinity) this.#labAt = Math.max(this.#labAt, next.at);
    const time = this.labTime();
    const ready = this.#speed === Infinity ? [next] : this.#queue.filter((due) => due.at <= time);
    this.#queue = this.#queue.filter((due) => !ready.includes(due));
    for (const due of ready) due.run();
    this.#arm();
  }
}

/** A lab clock for tests: nothing happens until `advance`, and stamps follow lab time from a fixed day. */
export class ManualLabClock implements LabClock {
  #time = 0;
  #order = 0;
  #queue: Due[] = [];
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
    const due: Due = { at: this.#time + Math.max(0, ms), order: this.#order++, run };
    this.#queue.push(due);
    this.#queue.sort((a, b) => a.at - b.at || a.order - b.order);
    return onDispose(() => {
      this.#queue = this.#queue.filter((other) => other !== due);
    });
  }

  /** Moves lab time forward by `ms`, running what falls due on the way in order. */
  advance(ms: number): void {
    const end = this.#time + ms;
    for (let next = this.#queue[0]; next !== undefined && next.at <= end; next = this.#queue[0]) {
      this.#queue.shift();
      this.#time = next.at;
      next.run();
    }
    this.#time = end;
  }
}
