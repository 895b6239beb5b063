/**
 * Runs a step for every node of a graph, each as soon as all it waits for are through. A step ends by `done` or `failed`;
 * what waits for a failed one is never begun.
 */
export class GraphWalk {
  readonly #waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #begin: (id: string) => void;
  readonly #onEnd: (failed: readonly string[]) => void;
  readonly #begun = new Set<string>();
  readonly #done = new Set<string>();
  readonly #failed = new Set<string>();
  #over = false;

  /** `onEnd` gets the nodes that failed, once nothing is under way and nothing more can be begun. */
  constructor(
    waitsFor: ReadonlyMap<string, ReadonlySet<string>>,
    begin: (id: string) => void,
    onEnd: (failed: readonly string[]) => void,
  ) {
    this.#waitsFor = waitsFor;
    this.#begin = begin;
    this.#onEnd = onEnd;
  }

  start(): void {
    for (const [id, before] of this.#waitsFor) {
      // A step that ends at once comes back here from within, and may begin others of these first.
      if (this.#over || this.#begun.has(id) || [...before].some((other) => !this.#done.has(other))) continue;
      this.#begun.add(id);
      this.#begin(id);
    }
    if (this.#over || this.#begun.size > this.#done.size + this.#failed.size) return;
    this.#over = true;
    this.#onEnd([...this.#failed]);
  }

  done(id: string): void {
    this.#done.add(id);
    this.start();
  }

  failed(id: string): void {
    this.#failed.add(id);
    this.start();
  }

  /** Begins no more steps and tells of no end. */
  stop(): void {
    this.#over = true;
  }
}

/** The same graph walked from the other end: each node waits for those that wait for it. Edges to nodes not in it are left out. */
export function reversed(waitsFor: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const backwards = new Map([...waitsFor.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, before] of waitsFor) for (const other of before) backwards.get(other)?.add(id);
  return backwards;
}
