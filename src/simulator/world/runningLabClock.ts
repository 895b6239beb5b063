import { onDispose, type Disposable } from '../../base/disposable.ts';
import { before, DueQueue, type Due } from './dueQueue.ts';
import type { LabClock } from './labClock.ts';

/** How fast background work goes by itself at speed `Infinity`. */
const backgroundSpeed = 1000;
/** Real milliseconds by which due work may be late and still be caught up with. */
const mostBehind = 25;

/**
 * A lab clock driven by real time. `setSpeed` may be called at any moment; what is waiting keeps its lab time.
 *
 * Lab time never leaves due work behind: whatever runs sees the moment for which it was due, and on a machine that is too
 * busy for the speed the lab goes slower. Otherwise the patience of some (nodes that have to join within so many minutes)
 * would run out while others wait for a processor.
 */
export class RunningLabClock implements LabClock {
  #speed: number;
  #labAt = 0;
  #wallAt = performance.now();
  #order = 0;
  readonly #queue = new DueQueue();
  readonly #background = new DueQueue();
  /** Of real time. */
  readonly #timers = new Set<Disposable & { fire(): void }>();
  #wake: Disposable | undefined;
  /** What the wake-up is for; one for something later need not be moved. */
  #wakesFor: Due | undefined;
  /** Whether it comes at once. */
  #hurries = false;
  #firing = false;
  /** Lab time for what runs now and all that follows from it in the same turn of the event loop. */
  #moment: number | undefined;
  /** The moments that stamps are counted from while the world lives through its past. */
  #past: { readonly wall: number; readonly lab: number } | undefined;

  constructor(speed: number) {
    this.#speed = speed;
  }

  now(): number {
    if (this.#past === undefined) return Date.now();
    return this.#past.wall + this.labTime() - this.#past.lab;
  }

  /**
   * Stamps begin `ms` before now and follow lab time, until `reachPresent`: so a world can open that was made hours ago,
   * with everything in order.
   */
  beginInPast(ms: number): void {
    this.#past = { wall: Date.now() - ms, lab: this.labTime() };
  }

  /** Lives through what is left of the past; resolves in the present. */
  async reachPresent(): Promise<void> {
    if (this.#past === undefined) return;
    await new Promise<void>((resolve) => {
      this.after(Date.now() - this.now(), resolve);
    });
    this.#past = undefined;
    // Real time stood still meanwhile: what goes by it has been due for long. It may wait for its next time at once.
    const due = [...this.#timers];
    for (const waiting of due) waiting.fire();
  }

  labTime(): number {
    if (this.#moment !== undefined) return this.#moment;
    return Math.min(this.#paced(), this.#next()?.at ?? Infinity);
  }

  setSpeed(speed: number): void {
    this.#pace(this.labTime());
    this.#speed = speed;
    this.#wakesFor = undefined;
    this.#arm();
  }

  after(ms: number, run: () => void): Disposable {
    return this.#add(this.#queue, ms, run);
  }

  background(ms: number, run: () => void): Disposable {
    return this.#add(this.#background, ms, run);
  }

  personal(ms: number, run: () => void): Disposable {
    return this.#speed === Infinity ? this.background(ms, run) : this.wall(ms, run);
  }

  wall(ms: number, run: () => void): Disposable {
    const fire = () => {
      waiting.dispose();
      run();
    };
    const timer = setTimeout(fire, Math.min(2 ** 31 - 1, Math.max(0, ms)));
    const waiting = {
      fire,
      dispose: () => {
        clearTimeout(timer);
        this.#timers.delete(waiting);
      },
    };
    this.#timers.add(waiting);
    return waiting;
  }

  dispose(): void {
    for (const waiting of this.#timers) waiting.dispose();
    this.#queue.clear();
    this.#background.clear();
    this.#wake?.dispose();
  }

  #add(queue: DueQueue, ms: number, run: () => void): Disposable {
    const due: Due = { at: this.labTime() + Math.max(0, ms), order: this.#order++, run, over: false };
    queue.add(due);
    this.#arm();
    return onDispose(() => queue.cancel(due));
  }

  /** The soonest of both queues. */
  #next(): Due | undefined {
    const work = this.#queue.first();
    const rest = this.#background.first();
    if (work === undefined || rest === undefined) return work ?? rest;
    return before(rest, work) ? rest : work;
  }

  /** Whether the next piece runs in the next turn of the event loop. */
  #isDue(next: Due | undefined): boolean {
    if (next === undefined) return false;
    return this.#speed === Infinity ? this.#queue.first() !== undefined : next.at <= this.#paced();
  }

  #arm(): void {
    if (this.#firing) return;
    const next = this.#next();
    const hurries = this.#isDue(next);
    if (next === this.#wakesFor && hurries === this.#hurries) return;
    this.#wake?.dispose();
    this.#wakesFor = next;
    this.#hurries = hurries;
    if (next === undefined) return;
    if (hurries) {
      const immediate = setImmediate(() => this.#fire());
      this.#wake = onDispose(() => clearImmediate(immediate));
    } else {
      const speed = this.#speed === Infinity ? backgroundSpeed : this.#speed;
      // A timer that waits longer than 2³¹ ms would fire at once.
      const wait = Math.min(2 ** 31 - 1, Math.max(0, (next.at - this.#paced()) / speed));
      const timer = setTimeout(() => this.#fire(), wait);
      this.#wake = onDispose(() => clearTimeout(timer));
    }
  }

  /** Runs the next piece: one in each turn of the event loop, so that sockets get theirs. */
  #fire(): void {
    this.#wakesFor = undefined;
    const next = this.#next();
    if (next === undefined || (this.#speed !== Infinity && !this.#isDue(next))) return this.#arm();
    (next === this.#queue.first() ? this.#queue : this.#background).takeFirst();
    this.#moment = next.at;
    this.#pace(this.#speed === Infinity ? next.at : Math.min(this.#paced(), next.at + mostBehind * this.#speed));
    this.#firing = true;
    const turn = setImmediate(() => {
      this.#moment = undefined;
      this.#firing = false;
      if (this.#isDue(this.#next())) this.#fire();
      else this.#arm();
    });
    this.#wake = onDispose(() => clearImmediate(turn));
    next.run();
  }

  /** Where lab time would be if nothing was late. */
  #paced(): number {
    if (this.#speed === Infinity) return this.#labAt;
    return this.#labAt + (performance.now() - this.#wallAt) * this.#speed;
  }

  /** From now on it goes on from there. */
  #pace(labTime: number): void {
    this.#labAt = labTime;
    this.#wallAt = performance.now();
  }
}
