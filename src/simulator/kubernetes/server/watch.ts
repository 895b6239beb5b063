import type { Change } from '../objectStore.ts';
import { apiVersion } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { badRequest, StatusError } from '../statusError.ts';
import { toTable } from '../tables/toTable.ts';
import { asServed, storedKind } from './eventsView.ts';
import { query, type Exchange } from './exchange.ts';
import { selection } from './list.ts';
import { formOf, includeOf } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';

/** How long a watch lasts if the client does not say, and how often one that asked for bookmarks gets them; seconds. */
const defaultTimeout = 1800;
const bookmarkInterval = 60;

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
  const table = formOf(exchange) === 'table';
  let definitionsSent = false;

  const represent = (object: KubeObject): unknown => {
    const served = asServed(path.kind, object);
    if (!table) return served;
    const { resourceVersion = '' } = object.metadata;
    const one = toTable(path.kind, [served], api.now(), includeOf(exchange), { resourceVersion });
    const body = definitionsSent ? { ...one, columnDefinitions: null } : one;
    definitionsSent = true;
    return body;
  };
  const write = (event: unknown): void => void response.write(`${JSON.stringify(event)}\n`);
  const send = ({ type, object }: Sent): void => write({ type, object: represent(object) });
  const bookmark = (initial: boolean): void => {
    const annotations = initial ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {};
    const metadata = { resourceVersion: String(api.store.version), creationTimestamp: null, ...annotations };
    if (table) write({ type: 'BOOKMARK', object: { ...toTable(path.kind, [], api.now(), 'None', metadata) } });
    else write({ type: 'BOOKMARK', object: { kind: path.kind.kind, apiVersion: apiVersion(path.kind), metadata } });
  };

  const initial = query(exchange, 'sendInitialEvents') === 'true';
  const asked = query(exchange, 'resourceVersion');
  const begin = (): readonly Sent[] =>
    initial || asked === undefined || asked === '0'
      ? api.store
          .list(kind, path.namespace)
          .filter(selected)
          .map((object) => ({ type: 'ADDED', object }))
      : api.store.changesSince(versionOf(asked)).flatMap((change) => seenBy(change, kind.plural, kind.group, selected));

  let start: readonly Sent[];
  try {
    start = begin();
  } catch (error) {
    // A version that is forgotten is told in the stream itself, as the API server's watch cache does.
    if (!(error instanceof StatusError) || error.status.code !== 410) throw error;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ type: 'ERROR', object: error.status })}\n`);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  for (const event of start) send(event);
  if (initial) bookmark(true);

  const changes = api.store.onDidChange((change) => {
    for (const event of seenBy(change, kind.plural, kind.group, selected)) send(event);
  });
  const bookmarks = query(exchange, 'allowWatchBookmarks') === 'true';
  const beat = bookmarks ? setInterval(() => bookmark(false), bookmarkInterval * 1000) : undefined;
  const seconds = Number(query(exchange, 'timeoutSeconds') ?? defaultTimeout);
  const end = setTimeout(() => {
    if (bookmarks) bookmark(false);
    response.end();
  }, seconds * 1000);
  response.once('close', () => {
    changes.dispose();
    clearInterval(beat);
    clearTimeout(end);
  });
}

/** What a watcher of a selection sees of a change: an object that comes into it was added, one that leaves it deleted. */
function seenBy(
  change: Change,
  plural: string,
  group: string,
  selected: (object: KubeObject) => boolean,
): readonly Sent[] {
  if (change.kind.plural !== plural || change.kind.group !== group) return [];
  const now = change.type !== 'DELETED' && selected(change.object);
  const before = change.previous !== undefined && selected(change.previous);
  if (now) return [{ type: before ? 'MODIFIED' : 'ADDED', object: change.object }];
  return before ? [{ type: 'DELETED', object: change.object }] : [];
}

function versionOf(text: string): number {
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value: "${text}": resourceVersion`);
  return Number(text);
}
