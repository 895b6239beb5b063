import type { Disposable } from '../../../base/disposable.ts';
import type { LabClock } from '../../world/labClock.ts';
import { imageFacts } from './knownImages.ts';
import { pullFailure } from './pullFailure.ts';

/** A pull that is over; times in lab milliseconds. */
export interface Pulled {
  /** Why it failed, in the runtime's words. */
  readonly error?: string;
  readonly took: number;
  /** The same with the wait for other pulls. */
  readonly waited: number;
  /** Bytes. */
  readonly size: number;
}

/** What a registry takes to answer, and bytes that come in a second. */
const answerTime = 550;
const bytesPerSecond = 30_000_000;

/** The images of one node. One is pulled at a time, as the kubelet does unless told otherwise. */
export class NodeImages implements Disposable {
  readonly #clock: LabClock;
  readonly #minor: number;
  readonly #present = new Set<string>();
  readonly #queue: (() => void)[] = [];
  #busy = false;
  #step: Disposable | undefined;

  constructor(clock: LabClock, minor: number) {
    this.#clock = clock;
    this.#minor = minor;
  }

  dispose(): void {
    this.#queue.length = 0;
    this.#step?.dispose();
  }

  has(image: string): boolean {
    return this.#present.has(image);
  }

  /** Pulls the image after those that were asked for before, and tells `done` how it went. */
  pull(image: string, done: (pulled: Pulled) => void): void {
    const asked = this.#clock.labTime();
    this.#queue.push(() => {
      const error = pullFailure(image, this.#minor);
      const { size = 0 } = imageFacts(image) ?? {};
      const fetched = error === undefined && !this.has(image) ? (size / bytesPerSecond) * 1000 : 0;
      const took = Math.round(answerTime + fetched);
      this.#step = this.#clock.after(took, () => {
        if (error === undefined) this.#present.add(image);
        this.#busy = false;
        done({ ...(error === undefined ? {} : { error }), took, waited: this.#clock.labTime() - asked, size });
        this.#next();
      });
    });
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const pull = this.#queue.shift();
    if (pull === undefined) return;
    this.#busy = true;
    pull();
  }
}
