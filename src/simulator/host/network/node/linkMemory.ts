/** What a kernel remembers of the links it has made: their numbers, which only grow, and those of other namespaces. */
export class LinkMemory {
  readonly #indexes = new Map<string, number>();
  readonly #netnsIds = new Map<string, number>();
  #next = 2;

  /** Brings the memory up to the links there are, the oldest first: new ones get numbers, gone ones are forgotten. */
  update(links: readonly { readonly key: string; readonly isVeth: boolean }[]): void {
    const wanted = new Set(links.map(({ key }) => key));
    for (const key of this.#indexes.keys()) if (!wanted.has(key)) this.#forget(key);
    for (const { key, isVeth } of links) {
      if (this.#indexes.has(key)) continue;
      this.#indexes.set(key, this.#next++);
      if (isVeth) this.#netnsIds.set(key, lowestFree(this.#netnsIds.values()));
    }
  }

  /** The link's ifindex. */
  indexOf(key: string): number {
    return this.#indexes.get(key) ?? 0;
  }

  /** The number by which the kernel knows the namespace of a veth's other end. */
  netnsIdOf(key: string): number {
    return this.#netnsIds.get(key) ?? 0;
  }

  #forget(key: string): void {
    this.#indexes.delete(key);
    this.#netnsIds.delete(key);
  }
}

function lowestFree(taken: Iterable<number>): number {
  const used = new Set(taken);
  let id = 0;
  while (used.has(id)) id++;
  return id;
}
