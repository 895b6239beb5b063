import type { Change } from './objectStore.ts';

/** The latest changes, whose versions follow one another without a gap. */
export class ChangeHistory {
  readonly #length: number;
  #changes: Change[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  /** The version of the oldest change that is remembered, or undefined if there is none. */
  get oldest(): number | undefined {
    return this.#changes[Math.max(0, this.#changes.length - this.#length)]?.version;
  }

  add(change: Change): void {
    this.#changes.push(change);
    // Forgetting many at once keeps adding one cheap.
    if (this.#changes.length >= this.#length * 2) this.#changes = this.#changes.slice(-this.#length);
  }

  /** Changes after `version`, oldest first. */
  since(version: number): readonly Change[] {
    const first = this.#changes[0];
    return first === undefined ? [] : this.#changes.slice(Math.max(0, version + 1 - first.version));
  }
}
