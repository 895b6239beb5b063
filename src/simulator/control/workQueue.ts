import type { Disposable } from '../../base/disposable.ts';
import type { LabClock } from '../world/labClock.ts';

/**
 * Keys waiting to be worked on. A key added many times before its turn is worked on once, which is what makes a
 * controller cheap under a burst of changes: it looks at the state as it is, not at each change.
 */
export class WorkQueue implements Disposable {
  readonly #clock: LabClock;
  readonly #delay: number;
  readonly #work: (key: string) => void;
  readonly #waiting = new Set<string>();
  #turn: Disposable | undefined;
  #disposed = false;

  /** `delay` is how many lab milliseconds pass between a change and the reaction to it. */
  constructor(clock: LabClock, delay: number, work: (key: string) => void) {
    this.#clock = clock;
    this.#delay = delay;
    this.#work = work;
  }

  add(key: string): void {
    if (this.#disposed) return;
    this.#waiting.add(key);
    this.#turn ??= this.#clock.after(this.#delay, () => {
      this.#turn = undefined;
      const keys = [...this.#waiting];
      this.#waiting.clear();
      for (const each of keys) this.#work(each);
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#turn?.dispose();
    this.#waiting.clear();
  }
}
