import { apiVersion } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { parseFieldSelector } from '../selectors/fieldSelector.ts';
import { parseLabelSelector } from '../selectors/labelQuery.ts';
import { storedKind } from '../servedKinds.ts';
import { badRequest, StatusError } from '../statusError.ts';
import { numberQuery, query, setWarnings, type Exchange } from './exchange.ts';
import { itemJson, metadataJson } from './json.ts';
import { sendItems } from './longAnswer.ts';
import { sendProtobufList, wantsProtobuf } from './protobufList.ts';
import { formOf, tableRequest } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { rowJson, tableHead, tableTail } from './tableJson.ts';

/** What the request selects: by label, by field, and by name where the path has one; undefined for everything. */
export function selection(exchange: Exchange, path: ResourcePath): ((object: KubeObject) => boolean) | undefined {
  const labels = query(exchange, 'labelSelector');
  const fields = query(exchange, 'fieldSelector');
  const { namespace, name } = path;
  const tests = [
    ...(labels === undefined ? [] : [labelTest(labels)]),
    ...(fields === undefined ? [] : [parseFieldSelector(storedKind(path.kind), fields)]),
    ...(namespace === undefined ? [] : [(object: KubeObject) => object.metadata.namespace === namespace]),
    ...(name === undefined ? [] : [(object: KubeObject) => object.metadata.name === name]),
  ];
  return tests.length === 0 ? undefined : (object) => tests.every((test) => test(object));
}

function labelTest(text: string): (object: KubeObject) => boolean {
  const test = parseLabelSelector(text);
  return ({ metadata }) => test(metadata.labels);
}

/** Answers a list: selected, in pages of `limit`, as objects or as a table. */
export async function sendList(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, response } = exchange;
  const kind = storedKind(path.kind);
  const token = query(exchange, 'continue');
  const from = token === undefined ? undefined : readToken(token);
  const version = from?.version ?? wantedVersion(exchange);
  const all =
    from === undefined && query(exchange, 'resourceVersionMatch') !== 'Exact'
      ? api.store.list(kind, path.namespace)
      : pageSource(exchange, path, version, from?.after);
  const selected = selection(exchange, path);
  const page = pageOf(all, selected, numberQuery(exchange, 'limit') ?? 0, from?.after);
  const listed = from?.version ?? api.store.version;
  const rest =
    page.next === undefined
      ? {}
      : {
          continue: writeToken({ version: listed, after: page.next }),
          ...(selectsAll(exchange) ? { remainingItemCount: page.rest } : {}),
        };
  const metadata = { resourceVersion: String(listed), ...rest };
  setWarnings(exchange);
  const form = formOf(exchange);
  if (form === 'table') {
    const request = tableRequest(exchange, path.kind);
    const rows = mapped(page.items, (object) => rowJson(request, object));
    return sendItems(response, tableHead(request, metadata, true), rows, tableTail);
  }
  if (form === 'object' && wantsProtobuf(exchange.request, path.kind))
    return sendProtobufList(response, path.kind, metadata, page.items);
  const [listKind, version_] =
    form === 'metadata'
      ? ['PartialObjectMetadataList', 'meta.k8s.io/v1']
      : [`${path.kind.kind}List`, apiVersion(path.kind)];
  const json = form === 'metadata' ? metadataJson : (object: KubeObject) => itemJson(path.kind, object);
  const head = `{"kind":"${listKind}","apiVersion":"${version_}","metadata":${JSON.stringify(metadata)}`;
  await sendItems(response, `${head},"items":[`, mapped(page.items, json), ']}');
}

/** Each item's text, made when it is asked for. */
function* mapped(items: readonly KubeObject[], text: (object: KubeObject) => string): Iterable<string> {
  for (const item of items) yield text(item);
}

const selectsAll = (exchange: Exchange): boolean =>
  query(exchange, 'labelSelector') === undefined && query(exchange, 'fieldSelector') === undefined;

/** The version that a list has to be at, or at least at: 504 for one that is still to come, 400 for a wrong wish. */
function wantedVersion(exchange: Exchange): number {
  const { store } = exchange.api;
  const match = query(exchange, 'resourceVersionMatch');
  const asked = numberQuery(exchange, 'resourceVersion');
  if (match !== undefined && asked === undefined)
    throw badRequest('resourceVersionMatch is forbidden unless resourceVersion is provided');
  if (match === 'Exact' && asked === 0)
    throw badRequest('resourceVersionMatch "Exact" is forbidden for resourceVersion "0"');
  if (asked !== undefined && asked > store.version)
    throw new StatusError(504, 'Timeout', `Too large resource version: ${asked}, current: ${store.version}`, {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    });
  return asked ?? store.version;
}

/** The list at an earlier version; 410 with a way to go on if that is forgotten. */
function pageSource(
  exchange: Exchange,
  path: ResourcePath,
  version: number,
  after: string | undefined,
): readonly KubeObject[] {
  const { store } = exchange.api;
  try {
    return store.listAt(storedKind(path.kind), path.namespace, version);
  } catch (error) {
    if (!(error instanceof StatusError) || after === undefined) throw error;
    const message =
      'The provided continue parameter is too old to display a consistent list result. You can start a new list ' +
      'without the continue parameter, or use the continue token in this response to retrieve the remainder of the ' +
      'results. Continuing with the provided token results in an inconsistent list - objects that were created, ' +
      'modified, or deleted between the time the first chunk was returned and now may show up in the list.';
    const token = writeToken({ version: store.version, after });
    throw new StatusError(410, 'Expired', message, undefined, { continue: token });
  }
}

interface Page {
  readonly items: readonly KubeObject[];
  /** The key after which the next page begins, if there is one. */
  readonly next: string | undefined;
  readonly rest: number;
}

interface Continuation {
  readonly version: number;
  readonly after: string;
}

const keyOf = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

function pageOf(
  all: readonly KubeObject[],
  selected: ((object: KubeObject) => boolean) | undefined,
  limit: number,
  after: string | undefined,
): Page {
  const begin = after === undefined ? 0 : firstAfter(all, after);
  const items: KubeObject[] = [];
  let at = begin;
  for (const object of begin === 0 ? all : all.slice(begin)) {
    if (limit > 0 && items.length === limit) break;
    if (selected === undefined || selected(object)) items.push(object);
    at += 1;
  }
  // A last page that would be empty is none.
  const more = at < all.length && (selected === undefined || all.slice(at).some(selected));
  const last = items.at(-1);
  return { items, next: more && last !== undefined ? keyOf(last) : undefined, rest: all.length - at };
}

/** The list is in the order of keys. */
function firstAfter(all: readonly KubeObject[], key: string): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const object = all[middle];
    if (object !== undefined && keyOf(object) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeToken({ version, after }: Continuation): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: version, start: after })).toString('base64url');
}

function readToken(token: string): Continuation {
  const invalid = () => badRequest('continue key is not valid: illegal base64 data');
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid();
    throw error;
  }
  const { rv, start } = (read ?? {}) as { rv?: unknown; start?: unknown };
  if (typeof rv !== 'number' || !Number.isSafeInteger(rv) || typeof start !== 'string') throw invalid();
  return { version: rv, after: start };
}
