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
  readonly #later = new Map<string, Disposable>();
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

  /** Adds the key after so many lab milliseconds, for what time alone changes; a later call takes the place of an earlier. */
  addLater(key: string, ms: number): void {
    if (this.#disposed) return;
    this.#later.get(key)?.dispose();
    this.#later.set(
      key,
      this.#clock.background(ms, () => {
        this.#later.delete(key);
        this.add(key);
      }),
    );
  }

  dispose(): void {
    this.#disposed = true;
    this.#turn?.dispose();
    for (const each of this.#later.values()) each.dispose();
    this.#waiting.clear();
  }
}
