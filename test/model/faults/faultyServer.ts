import type { ListPage } from '../../../src/kubernetes/list/listPage.ts';
import type { ListWatchSource } from '../../../src/kubernetes/listWatch.ts';
import type { WatchEvent } from '../../../src/kubernetes/watchStream.ts';
import { hurriedClock } from '../../commands/hurriedClock.ts';

interface Versioned<T> {
  readonly object: T;
  readonly version: number;
}

interface Change<T> extends Versioned<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
}

/** What can go wrong with a stream, or with the list that is read next. */
export type Fault = 'none' | 'twice' | 'shuffled' | 'cut' | 'broken' | 'gone' | 'compacted' | 'late-list' | 'refused';

const pageSize = 3;

/** One kind of an API server in memory: the truth, its history, and streams and lists that go wrong when told to. */
export class FaultyServer<T extends { readonly uid: string }> {
  readonly #objects = new Map<string, Versioned<T>>();
  #history: Change<T>[] = [];
  readonly #deleted = new Set<string>();
  #version = 100;
  #compacted = 0;
  #fault: Fault = 'none';
  #failNextPage = false;
  #wake = Promise.withResolvers<void>();

  get objects(): readonly T[] {
    return [...this.#objects.values()].map(({ object }) => object);
  }

  /** Makes or changes an object; one that was deleted does not come back: its uid is its own. */
  put(object: T): void {
    if (this.#deleted.has(object.uid)) return;
    const type = this.#objects.has(object.uid) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    this.#objects.set(object.uid, { object, version: this.#version });
    this.#history.push({ type, object, version: this.#version });
  }

  delete(uid: string): void {
    const known = this.#objects.get(uid);
    if (known === undefined) return;
    this.#version += 1;
    this.#objects.delete(uid);
    this.#deleted.add(uid);
    this.#history.push({ type: 'DELETED', object: known.object, version: this.#version });
  }

  /** Sends what there is to send, with this gone wrong. */
  send(fault: Fault): void {
    this.#fault = fault;
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  source(): ListWatchSource<Versioned<T>, T> {
    const page = (next: string | undefined) => this.#page(next);
    return {
      clock: hurriedClock(),
      random: () => 0,
      convert: ({ object }) => object,
      metadataOf: ({ object, version }) => ({ uid: object.uid, resourceVersion: String(version) }),
      failure: (error) => error as Error,
      async list(next) {
        await Promise.resolve();
        return page(next);
      },
      watch: (version, handlers, signal) => this.#watch(Number(version), handlers, signal),
    };
  }

  #page(next: string | undefined): ListPage<Versioned<T>> {
    if (this.#fault === 'refused') {
      this.#fault = 'none';
      throw Object.assign(new Error('refused'), { code: 503 });
    }
    const from = Number(next ?? 0);
    if (from > 0 && this.#failNextPage) {
      this.#failNextPage = false;
      throw Object.assign(new Error('The provided continue parameter is too old'), { code: 410 });
    }
    const all = [...this.#objects.values()];
    const items = all.slice(from, from + pageSize);
    const rest = from + pageSize < all.length ? String(from + pageSize) : undefined;
    return { read: async (take) => take(items), version: String(this.#version), next: rest };
  }

  async #watch(
    from: number,
    handlers: { onOpen(): void; onEvent(event: WatchEvent): void },
    signal: AbortSignal,
  ): Promise<void> {
    if (from < this.#compacted) throw Object.assign(new Error('too old resource version'), { code: 410 });
    handlers.onOpen();
    let sent = from;
    for (;;) {
      const fault = this.#fault;
      this.#fault = 'none';
      const due = this.#history.filter(({ version }) => version > sent);
      sent = due.at(-1)?.version ?? sent;
      // A stream that ends in between may have told only the first of what there is.
      const told = fault === 'cut' || fault === 'broken' ? due.slice(0, Math.ceil(due.length / 2)) : due;
      for (const change of arranged(told, fault)) handlers.onEvent({ type: change.type, object: change });
      if (fault === 'cut') return;
      if (fault === 'broken') throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      if (fault === 'gone' || fault === 'late-list' || fault === 'refused') {
        this.#failNextPage = fault === 'late-list';
        if (fault === 'refused') this.#fault = fault;
        handlers.onEvent({ type: 'ERROR', object: { kind: 'Status', code: 410 } });
      }
      if (fault === 'compacted') {
        this.#compacted = this.#version + 1;
        this.#version += 1;
        this.#history = [];
        return;
      }
      const stopped = Promise.withResolvers<void>();
      const stop = () => stopped.resolve();
      signal.addEventListener('abort', stop, { once: true });
      await Promise.race([this.#wake.promise, stopped.promise]);
      signal.throwIfAborted();
    }
  }
}

/** Twice: every change again after all of them. Shuffled: the last first. */
function arranged<T>(changes: readonly Change<T>[], fault: Fault): readonly Change<T>[] {
  if (fault === 'twice') return [...changes, ...changes];
  return fault === 'shuffled' ? changes.toReversed() : changes;
}
