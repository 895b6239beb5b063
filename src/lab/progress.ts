import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import type { Log } from '../base/log.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { KeyValueStore } from '../ports/keyValueStore.ts';
import { chapterSlugs, type ChapterSlug } from './chapters.ts';
import { chapterChecks } from './checks/chapterChecks.ts';

/** Which chapters are done, remembered for each connection. Once met, a chapter stays done until it is reset. */
export class LabProgress implements Disposable {
  readonly #store: KeyValueStore;
  readonly #log: Log;
  #seenOn: string | undefined;
  #stackSeen = false;
  readonly #changed = new Emitter<{ readonly connectionId: string }>();

  /** Fires when a chapter became done, or was reset. */
  readonly onDidChange = this.#changed.event;

  constructor(store: KeyValueStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** The chapters done on a connection, in the lab's order. Names that are no chapter (any more) are left out. */
  done(connectionId: string): ReadonlySet<ChapterSlug> {
    const kept = this.#store.get<unknown>(keyOf(connectionId));
    return new Set(Array.isArray(kept) ? chapterSlugs.filter((slug) => kept.includes(slug)) : []);
  }

  /** Looks at the world and adds what has been met. Chapters may be done in any order. */
  update(snapshot: Snapshot): void {
    const id = snapshot.connection?.id;
    // A practice world that was started again is another world under the same id, with a moment of no connection between.
    if (id !== this.#seenOn) this.#stackSeen = false;
    this.#seenOn = id;
    if (id === undefined) return;
    this.#stackSeen ||= snapshot.stack !== undefined;
    const past = { stackSeen: this.#stackSeen };
    const before = this.done(id);
    const added = chapterSlugs.filter((slug) => !before.has(slug) && chapterChecks[slug](snapshot, past).met);
    if (added.length > 0) this.#save(id, [...before, ...added]);
  }

  /** Forgets one chapter, or all of them. */
  reset(connectionId: string, slug?: ChapterSlug): void {
    const before = [...this.done(connectionId)];
    const after = slug === undefined ? [] : before.filter((each) => each !== slug);
    if (after.length !== before.length) this.#save(connectionId, after);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #save(connectionId: string, slugs: readonly ChapterSlug[]): void {
    this.#store
      .set(keyOf(connectionId), slugs)
      .catch((error: unknown) => this.#log.error('The progress of the lab could not be kept.', error));
    this.#changed.fire({ connectionId });
  }
}

function keyOf(connectionId: string): string {
  return `lab.done.${connectionId}`;
}
