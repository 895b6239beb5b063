/** Work that falls due at a lab time. */
export interface Due {
  readonly at: number;
  /** Breaks ties: what was asked for first runs first. */
  readonly order: number;
  readonly run: () => void;
  /** True once it has run or been cancelled. */
  over: boolean;
}

/** What is due, soonest first: a binary heap, so that tens of thousands of waiting pieces cost little each. */
export class DueQueue {
  #heap: Due[] = [];
  #cancelled = 0;

  add(due: Due): void {
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
  }

  /** The soonest piece that has not been cancelled. */
  first(): Due | undefined {
    for (let top = this.#heap[0]; top?.over === true; top = this.#heap[0]) {
      this.#cancelled -= 1;
      this.#removeTop();
    }
    return this.#heap[0];
  }

  takeFirst(): Due | undefined {
    const top = this.first();
    if (top === undefined) return undefined;
    top.over = true;
    this.#removeTop();
    return top;
  }

  /** Cancelled pieces stay until they come up, or until they are most of the queue. */
  cancel(due: Due): void {
    if (due.over) return;
    due.over = true;
    this.#cancelled += 1;
    if (this.#cancelled < 64 || this.#cancelled * 2 < this.#heap.length) return;
    this.#heap = this.#heap.filter((each) => !each.over).toSorted((a, b) => (before(a, b) ? -1 : 1));
    this.#cancelled = 0;
  }

  clear(): void {
    this.#heap = [];
    this.#cancelled = 0;
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBefore(index, parent)) return;
      index = parent;
    }
  }

  #sink(from: number): void {
    for (let index = from; ;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const smaller = this.#isBefore(right, left) ? right : left;
      if (!this.#swapIfBefore(smaller, index)) return;
      index = smaller;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    return one !== undefined && other !== undefined && before(one, other);
  }

  #swapIfBefore(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined || !before(one, other)) return false;
    this.#heap[a] = other;
    this.#heap[b] = one;
    return true;
  }
}

export function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
