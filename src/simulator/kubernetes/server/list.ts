import { apiVersion } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { parseFieldSelector } from '../selectors/fieldSelector.ts';
import { parseLabelSelector } from '../selectors/labelSelector.ts';
import { badRequest } from '../statusError.ts';
import { toTable } from '../tables/toTable.ts';
import { asServed, storedKind } from './eventsView.ts';
import { query, sendJson, type Exchange } from './exchange.ts';
import { formOf, includeOf } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';

/** What the request selects: by label, by field, and by name where the path has one. */
export function selection(exchange: Exchange, path: ResourcePath): (object: KubeObject) => boolean {
  const byLabel = parseLabelSelector(query(exchange, 'labelSelector') ?? '');
  const byField = parseFieldSelector(storedKind(path.kind), query(exchange, 'fieldSelector') ?? '');
  return (object) =>
    (path.namespace === undefined || object.metadata.namespace === path.namespace) &&
    (path.name === undefined || object.metadata.name === path.name) &&
    byLabel(object.metadata.labels) &&
    byField(object);
}

/** Answers a list: selected, in pages of `limit`, as objects or as a table. */
export function sendList(exchange: Exchange, path: ResourcePath): void {
  const { api, response } = exchange;
  const selected = api.store
    .list(storedKind(path.kind), path.namespace)
    .filter(selection(exchange, path))
    .map((object) => asServed(path.kind, object));
  const page = pageOf(selected, Number(query(exchange, 'limit') ?? 0), query(exchange, 'continue'));
  const metadata = {
    resourceVersion: page.version ?? String(api.store.version),
    ...(page.rest === 0
      ? {}
      : { continue: continueAfter(page.items, api.store.version), remainingItemCount: page.rest }),
  };
  if (formOf(exchange) === 'table')
    return sendJson(response, 200, toTable(path.kind, page.items, api.now(), includeOf(exchange), metadata));
  const items = page.items.map(withoutType);
  sendJson(response, 200, {
    kind: `${path.kind.kind}List`,
    apiVersion: apiVersion(path.kind),
    metadata,
    items,
  });
}

/** Items of a list do not repeat their type. */
function withoutType({ apiVersion: _version, kind: _kind, ...rest }: KubeObject): unknown {
  return rest;
}

interface Page {
  readonly items: readonly KubeObject[];
  readonly rest: number;
  readonly version: string | undefined;
}

interface Continuation {
  readonly version: string;
  readonly after: string;
}

const keyOf = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

function pageOf(all: readonly KubeObject[], limit: number, token: string | undefined): Page {
  const from = token === undefined ? undefined : readToken(token);
  const left = from === undefined ? all : all.filter((object) => keyOf(object) > from.after);
  const items = limit > 0 ? left.slice(0, limit) : left;
  return { items, rest: left.length - items.length, version: from?.version };
}

function continueAfter(items: readonly KubeObject[], version: number): string {
  const last = items.at(-1);
  const token: Continuation = { version: String(version), after: last === undefined ? '' : keyOf(last) };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function readToken(token: string): Continuation {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Continuation;
  } catch (error) {
    throw badRequest(`continue key is not valid: ${String(error)}`);
  }
}
