import { sleep } from '../base/abort.ts';
import { backoff } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import type { WatchListener } from '../ports/cluster.ts';
import { statusOf } from './clusterError.ts';
import type { ListPage } from './list/listPage.ts';
import { laterVersion, NewestVersions } from './newestVersions.ts';
import type { WatchEvent } from './watchStream.ts';

/** What the loop needs of the server. Each rejects with the signal's reason when aborted. */
export interface ListWatchSource<Raw, T> {
  /** Opens a page: the first, or the one of a token. Pages of one list are opened one after another. */
  list(next: string | undefined, signal: AbortSignal): Promise<ListPage<Raw>>;
  /** Resolves when the server ends the stream; what `onEvent` throws ends it too, and comes out here. */
  watch(
    version: string,
    handlers: { onOpen(): void; onEvent(event: WatchEvent): void },
    signal: AbortSignal,
  ): Promise<void>;
  /** The object as its listener gets it. */
  convert(raw: Raw): T;
  metadataOf(raw: Raw): { readonly uid?: string; readonly resourceVersion?: string } | undefined;
  /** The failure as its listener gets it. */
  failure(error: unknown): Error;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Somebody looks while it waits: a server that is back is to be seen soon. */
const retry = { first: 500, most: 10_000 };

/** A stream that was open shows that the server is there: it is worth asking again soon. */
const reopen = { first: 250, most: 2000 };

/** A stream that was open this long (milliseconds) was a good one, even if nothing happened in it. */
const longLife = 10_000;

/** The server no longer has the history since our version (HTTP 410): only a new list helps. */
const gone = 410;

/**
 * Keeps a listener up to date until aborted: lists, then watches from the list's version, opens the stream again from the
 * last version seen whenever it ends, lists anew when that version is too old, and after a failure says so and tries
 * again, ever more slowly (up to ten seconds). A stream that breaks is no failure before it cannot be opened again. News
 * that comes twice or late is not told. Resolves once aborted.
 */
export async function listWatch<Raw, T extends { readonly uid: string }>(
  source: ListWatchSource<Raw, T>,
  listener: WatchListener<T>,
  signal: AbortSignal,
): Promise<void> {
  let version: string | undefined;
  let versions = new NewestVersions(version);
  let attempt = 0;
  let openedAt: number | undefined;
  const onOpen = () => {
    openedAt = source.clock.now();
    listener.state('live');
  };
  const onEvent = ({ type, object }: WatchEvent) => {
    if (type === 'ERROR') throw object;
    const raw = object as Raw;
    const { uid = '', resourceVersion } = source.metadataOf(raw) ?? {};
    version = laterVersion(version, resourceVersion);
    attempt = 0;
    if (type === 'BOOKMARK') return;
    if (type === 'DELETED') {
      versions.remove(uid);
      listener.removed(uid);
    } else if (versions.isNew(uid, resourceVersion)) listener.changed(source.convert(raw));
  };
  while (!signal.aborted) {
    openedAt = undefined;
    try {
      if (version === undefined) {
        const listed = await listAll(source, signal);
        version = listed.version;
        versions = new NewestVersions(version);
        listener.reset(listed.objects);
      }
      await source.watch(version, { onOpen, onEvent }, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (statusOf(error) === gone) version = undefined;
      else if (openedAt === undefined || statusOf(error) !== undefined) listener.state('lost', source.failure(error));
    }
    if (openedAt !== undefined && source.clock.now() - openedAt > longLife) attempt = 0;
    try {
      await sleep(source.clock, backoff(attempt, openedAt === undefined ? retry : reopen, source.random), signal);
    } catch {
      // Only an abort ends the sleep early.
      return;
    }
    attempt += 1;
  }
}

interface Listed<T> {
  readonly version: string;
  readonly objects: readonly T[];
}

/** Reads a list page by page. As soon as a page has begun to come, the next one is asked for; nothing is kept as it came. */
async function listAll<Raw, T extends { readonly uid: string }>(
  source: Pick<ListWatchSource<Raw, T>, 'list' | 'convert'>,
  signal: AbortSignal,
): Promise<Listed<T>> {
  const objects: T[] = [];
  const given = new AbortController();
  const wanted = AbortSignal.any([signal, given.signal]);
  try {
    let version = '';
    let coming: Promise<ListPage<Raw>> | undefined = source.list(undefined, wanted);
    while (coming !== undefined) {
      const page: ListPage<Raw> = await coming;
      version = page.version;
      coming = page.next === undefined ? undefined : source.list(page.next, wanted);
      // Its failure is met at the next turn.
      coming?.catch(() => undefined);
      await page.read((read) => {
        for (const raw of read) objects.push(source.convert(raw));
      });
    }
    return { version, objects };
  } catch (error) {
    given.abort();
    throw error;
  }
}
