import { sleep } from '../base/abort.ts';
import { backoff } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import type { WatchListener } from '../ports/cluster.ts';
import { statusOf } from './clusterError.ts';
import type { WatchEvent } from './watchStream.ts';

/** One page of a list: `version` is the list's resourceVersion, `next` the token of the page after it. */
export interface Page<Raw> {
  readonly items: readonly Raw[];
  readonly version: string;
  readonly next: string | undefined;
}

/** What the loop needs of the server. Each rejects with the signal's reason when aborted. */
export interface ListWatchSource<Raw, T> {
  list(next: string | undefined, signal: AbortSignal): Promise<Page<Raw>>;
  /** Resolves when the server ends the stream; what `onEvent` throws ends it too, and comes out here. */
  watch(
    version: string,
    handlers: { onOpen(): void; onEvent(event: WatchEvent): void },
    signal: AbortSignal,
  ): Promise<void>;
  /** The object as its listener gets it. */
  convert(raw: Raw): T;
  /** A raw object's resourceVersion. */
  versionOf(raw: Raw): string | undefined;
  /** The failure as its listener gets it. */
  failure(error: unknown): Error;
  readonly clock: Clock;
  readonly random: () => number;
}

const retry = { first: 500, most: 30_000 };

/** A stream that was open this long (milliseconds) was a good one, even if nothing happened in it. */
const longLife = 10_000;

/** The server no longer has the history since our version (HTTP 410): only a new list helps. */
const gone = 410;

/**
 * Keeps a listener up to date until aborted: lists, then watches from the list's version, opens the stream again from the
 * last version seen whenever it ends, lists anew when that version is too old, and after a failure says so and tries
 * again, ever more slowly (up to half a minute). Resolves once aborted.
 */
export async function listWatch<Raw, T extends { readonly uid: string }>(
  source: ListWatchSource<Raw, T>,
  listener: WatchListener<T>,
  signal: AbortSignal,
): Promise<void> {
  let version: string | undefined;
  let attempt = 0;
  let openedAt = Infinity;
  const onOpen = () => {
    openedAt = source.clock.now();
    listener.state('live');
  };
  const onEvent = ({ type, object }: WatchEvent) => {
    if (type === 'ERROR') throw object;
    const raw = object as Raw;
    version = source.versionOf(raw) ?? version;
    attempt = 0;
    if (type === 'DELETED') listener.removed(source.convert(raw).uid);
    else if (type !== 'BOOKMARK') listener.changed(source.convert(raw));
  };
  while (!signal.aborted) {
    try {
      if (version === undefined) {
        const listed = await listAll(source, signal);
        version = listed.version;
        listener.reset(listed.items.map((each) => source.convert(each)));
      }
      await source.watch(version, { onOpen, onEvent }, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (statusOf(error) === gone) version = undefined;
      else listener.state('lost', source.failure(error));
    }
    if (source.clock.now() - openedAt > longLife) attempt = 0;
    openedAt = Infinity;
    try {
      await sleep(source.clock, backoff(attempt, retry, source.random), signal);
    } catch {
      // Only an abort ends the sleep early.
      return;
    }
    attempt += 1;
  }
}

async function listAll<Raw>(
  source: Pick<ListWatchSource<Raw, unknown>, 'list'>,
  signal: AbortSignal,
): Promise<{ readonly version: string; readonly items: readonly Raw[] }> {
  const items: Raw[] = [];
  let page = await source.list(undefined, signal);
  for (const item of page.items) items.push(item);
  while (page.next !== undefined && page.next !== '') {
    page = await source.list(page.next, signal);
    for (const item of page.items) items.push(item);
  }
  return { version: page.version, items };
}
