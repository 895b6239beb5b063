/** Lab milliseconds of the first pause and of the longest. */
const first = 5000;
const longest = 300_000;

/** How long to wait before each next try at what failed: five seconds, doubling up to five minutes. */
export class RetryPauses {
  readonly #pauses = new Map<string, number>();

  next(key: string): number {
    const pause = this.#pauses.get(key) ?? first;
    this.#pauses.set(key, Math.min(longest, pause * 2));
    return pause;
  }

  forget(key: string): void {
    this.#pauses.delete(key);
  }
}
