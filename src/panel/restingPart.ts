import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Snapshot } from '../model/snapshot.ts';

/**
 * A part of the state that takes the whole cluster to compute and that nobody follows by the moment: computed when first
 * asked for, and again only when it has rested for an interval. When there is something newer to have, it says so.
 */
export class RestingPart<Part> implements Disposable {
  readonly #clock: Clock;
  readonly #interval: number;
  readonly #compute: (snapshot: Snapshot) => Part;
  readonly #rested: () => void;
  #last: { readonly snapshot: Snapshot; readonly part: Part; readonly at: number } | undefined;
  #timer: Disposable | undefined;

  /** `interval` in milliseconds; `rested` is called when a newer one than the last answer can be had. */
  constructor(clock: Clock, interval: number, compute: (snapshot: Snapshot) => Part, rested: () => void) {
    this.#clock = clock;
    this.#interval = interval;
    this.#compute = compute;
    this.#rested = rested;
  }

  of(snapshot: Snapshot): Part {
    const last = this.#last;
    if (last?.snapshot === snapshot) return last.part;
    const rest = last === undefined ? 0 : last.at + this.#interval - this.#clock.now();
    if (last === undefined || rest <= 0 || !isOfSameCluster(last.snapshot, snapshot)) {
      this.dispose();
      this.#last = { snapshot, part: this.#compute(snapshot), at: this.#clock.now() };
      return this.#last.part;
    }
    this.#timer ??= this.#clock.after(rest, () => {
      this.#timer = undefined;
      this.#rested();
    });
    return last.part;
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}

function isOfSameCluster({ connection: a }: Snapshot, { connection: b }: Snapshot): boolean {
  return a?.id === b?.id && a?.clusterName === b?.clusterName;
}
