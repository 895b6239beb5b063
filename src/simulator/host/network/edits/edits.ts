/**
 * What somebody has changed by hand in a list that is computed from the world. Something taken out stays out for as long
 * as it would be there; when it goes and comes again (a pod with the same address, say), it is there again.
 */
export class Edits<T> {
  readonly #textOf: (item: T) => string;
  readonly #removed = new Map<string, number>();
  #added: readonly { readonly item: T; readonly index: number }[] = [];

  /** `textOf` tells two items apart. */
  constructor(textOf: (item: T) => string) {
    this.#textOf = textOf;
  }

  /** Puts an item at a place in the list, the end by default. */
  add(item: T, index = Infinity): void {
    this.#added = [...this.#added, { item, index }];
  }

  /** Takes one item out of the list as it is now; false if it is not in there. */
  remove(item: T, current: readonly T[]): boolean {
    const text = this.#textOf(item);
    if (!current.some((each) => this.#textOf(each) === text)) return false;
    const own = this.#added.find((each) => this.#textOf(each.item) === text);
    if (own === undefined) this.#removed.set(text, (this.#removed.get(text) ?? 0) + 1);
    else this.#added = this.#added.filter((each) => each !== own);
    return true;
  }

  /** The computed list with the changes. */
  apply(computed: readonly T[]): readonly T[] {
    if (this.#removed.size === 0 && this.#added.length === 0) return computed;
    const there = Map.groupBy(computed, this.#textOf);
    for (const text of this.#removed.keys()) if (!there.has(text)) this.#removed.delete(text);
    const left = new Map(this.#removed);
    const kept = computed.filter((item) => {
      const text = this.#textOf(item);
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count <= 0;
    });
    for (const { item, index } of this.#added) kept.splice(Math.min(index, kept.length), 0, item);
    return kept;
  }
}
