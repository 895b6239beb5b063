/** Distinct messages of one kind that are told one by one before the others are combined, and for how long (client-go). */
const distinctMessages = 10;
const interval = 10 * 60 * 1000;

interface Similar {
  readonly messages: Set<string>;
  last: number;
}

/** Finds events that differ only in their message: when there are many, they are told as one. */
export class EventAggregator {
  readonly #similar = new Map<string, Similar>();

  /** What tells an event apart, and its message, given what it shares with similar ones; `now` is wall time. */
  combined(shared: string, message: string, now: number): { readonly key: string; readonly message: string } {
    const known = this.#similar.get(shared);
    const similar =
      known !== undefined && now - known.last <= interval ? known : { messages: new Set<string>(), last: now };
    similar.last = now;
    similar.messages.add(message);
    // At the end of the map, so that the oldest are first.
    this.#similar.delete(shared);
    this.#similar.set(shared, similar);
    this.#forget(now);
    if (similar.messages.size < distinctMessages) return { key: `${shared}\n${message}`, message };
    similar.messages.delete([...similar.messages][0] ?? '');
    return { key: shared, message: `(combined from similar events): ${message}` };
  }

  #forget(now: number): void {
    for (const [key, { last }] of this.#similar) {
      if (now - last <= interval) return;
      this.#similar.delete(key);
    }
  }
}
