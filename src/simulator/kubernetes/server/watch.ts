import { apiVersion, type Kind } from '../kind.ts';
import type { Change } from '../objectStore.ts';
import type { KubeObject } from '../objects/meta.ts';
import { storedKind } from '../servedKinds.ts';
import { badRequest, StatusError } from '../statusError.ts';
import { numberQuery, query, setWarnings, type Exchange } from './exchange.ts';
import { metadataJson, objectJson } from './json.ts';
import { selection } from './list.ts';
import { formOf, tableRequest } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { tableJson } from './tableJson.ts';

/** How long a watch lasts if the client does not say, and how often one that asked for bookmarks gets them; seconds. */
const defaultTimeout = 1800;
const bookmarkInterval = 60;
/** A client that leaves so many bytes unread is given up. */
const backlogLimit = 64 * 1024 * 1024;

type Selected = ((object: KubeObject) => boolean) | undefined;

interface Sent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

/**
 * Answers a watch: events after `resourceVersion` (replayed from the store's history), or first the objects that there
 * are if none is given, then every change as it happens, until the client leaves or the time is over.
 * An ERROR event with 410 Expired if the version is too old.
 */
export function sendWatch(exchange: Exchange, path: ResourcePath): void {
  const { api, response } = exchange;
  const kind = storedKind(path.kind);
  const selected = selection(exchange, path);
  const bookmarks = query(exchange, 'allowWatchBookmarks') === 'true';
  const initial = wantsInitialEvents(exchange, bookmarks);
  const asked = numberQuery(exchange, 'resourceVersion');
  const seconds = numberQuery(exchange, 'timeoutSeconds') ?? defaultTimeout;
  const stream = new EventStream(exchange, path.kind);
  const fromNow = initial === true || (initial === undefined && (asked === undefined || asked === 0));

  let start: readonly Sent[];
  try {
    start = fromNow
      ? existing(exchange, path, selected)
      : api.store
          .changesSince(asked === undefined || asked === 0 ? api.store.version : asked)
          .flatMap((change) => (isOf(change.kind, kind) ? (seenBy(change, selected) ?? []) : []));
  } catch (error) {
    // A version that is forgotten is told in the stream itself, as the API server's watch cache does.
    if (!(error instanceof StatusError) || error.status.code !== 410) throw error;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`{"type":"ERROR","object":${JSON.stringify(error.status)}}\n`);
    return;
  }
  setWarnings(exchange);
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
  response.flushHeaders();
  for (const event of start) stream.send(event);
  if (initial === true) stream.bookmark(true);

  const changes = api.store.onDidChangeKind(kind)((change) => {
    const event = seenBy(change, selected);
    if (event !== undefined) stream.send(event);
  });
  const beat = bookmarks ? setInterval(() => stream.bookmark(false), bookmarkInterval * 1000) : undefined;
  const end = setTimeout(
    () => {
      if (bookmarks) stream.bookmark(false);
      response.end();
    },
    Math.min(seconds * 1000, 2 ** 31 - 1),
  );
  response.once('close', () => {
    changes.dispose();
    clearInterval(beat);
    clearTimeout(end);
  });
}

function existing(exchange: Exchange, path: ResourcePath, selected: Selected): readonly Sent[] {
  const all = exchange.api.store.list(storedKind(path.kind), path.namespace);
  const wanted = selected === undefined ? all : all.filter(selected);
  return wanted.map((object) => ({ type: 'ADDED', object }));
}

/** Whether the stream begins with the objects that there are and a bookmark after them; undefined if it is not said. */
function wantsInitialEvents(exchange: Exchange, bookmarks: boolean): boolean | undefined {
  const asked = query(exchange, 'sendInitialEvents');
  const match = query(exchange, 'resourceVersionMatch');
  if (asked === undefined) {
    if (match !== undefined)
      throw badRequest('resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided');
    return undefined;
  }
  if (match !== 'NotOlderThan')
    throw badRequest('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan');
  if (asked === 'true' && !bookmarks)
    throw badRequest('sendInitialEvents requires setting allowWatchBookmarks to true');
  return asked === 'true';
}

function isOf(changed: Kind, kind: Kind): boolean {
  return changed.plural === kind.plural && changed.group === kind.group;
}

/** The events of one watch, written as they come. */
class EventStream {
  readonly #exchange: Exchange;
  readonly #kind: Kind;
  readonly #form: ReturnType<typeof formOf>;
  #columnsSent = false;

  constructor(exchange: Exchange, kind: Kind) {
    this.#exchange = exchange;
    this.#kind = kind;
    this.#form = formOf(exchange);
  }

  send({ type, object }: Sent): void {
    this.#write(type, this.#json(object));
  }

  bookmark(initial: boolean): void {
    const { store } = this.#exchange.api;
    const annotations = initial ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {};
    const metadata = { resourceVersion: String(store.version), creationTimestamp: null, ...annotations };
    const object = { kind: this.#kind.kind, apiVersion: apiVersion(this.#kind), metadata };
    const text =
      this.#form === 'table'
        ? tableJson({ ...tableRequest(this.#exchange, this.#kind), include: 'None' }, [], metadata, !this.#columnsSent)
        : JSON.stringify(object);
    this.#write('BOOKMARK', text);
  }

  #json(object: KubeObject): string {
    if (this.#form === 'object') return objectJson(this.#kind, object);
    if (this.#form === 'metadata') return metadataJson(object);
    const { resourceVersion = '' } = object.metadata;
    const withColumns = !this.#columnsSent;
    this.#columnsSent = true;
    return tableJson(tableRequest(this.#exchange, this.#kind), [object], { resourceVersion }, withColumns);
  }

  #write(type: string, object: string): void {
    const { response } = this.#exchange;
    if (response.writableLength > backlogLimit) response.destroy();
    else response.write(`{"type":"${type}","object":${object}}\n`);
  }
}

/** What a watcher of a selection sees of a change: an object that comes into it was added, one that leaves it deleted. */
function seenBy({ type, object, previous }: Change, selected: Selected): Sent | undefined {
  if (selected === undefined) return { type, object };
  const now = type !== 'DELETED' && selected(object);
  const before = previous !== undefined && selected(previous);
  if (now) return { type: before ? 'MODIFIED' : 'ADDED', object };
  return before ? { type: 'DELETED', object } : undefined;
}
