import { apiVersion } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { nodeMetrics } from '../servedKinds.ts';
import { StatusError } from '../statusError.ts';
import { sendText, setWarnings, type Exchange } from './exchange.ts';
import { itemJson } from './json.ts';
import { selection } from './list.ts';
import { formOf, sendObject, tableRequest } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { tableJson } from './tableJson.ts';

/** Answers for metrics-server: what nodes or pods use now, one or a list. */
export function answerMetrics(exchange: Exchange, path: ResourcePath): void {
  const { server, response } = exchange;
  if (!server.apis.isAvailable(path.kind)) return sendUnavailable(exchange);
  const selected = selection(exchange, path) ?? (() => true);
  const items = measured(exchange, path).filter(selected);
  if (path.name !== undefined) {
    const [found] = items;
    if (found === undefined) throw notMeasured(path, path.name);
    return sendObject(exchange, 200, path.kind, found);
  }
  setWarnings(exchange);
  if (formOf(exchange) === 'table')
    return sendText(response, 200, tableJson(tableRequest(exchange, path.kind), items, {}));
  const head = `{"kind":"${path.kind.kind}List","apiVersion":"${apiVersion(path.kind)}","metadata":{}`;
  sendText(response, 200, `${head},"items":[${items.map((item) => itemJson(path.kind, item)).join(',')}]}`);
}

/** What is said for a server that an APIService names and that does not answer. */
export function sendUnavailable({ response }: Pick<Exchange, 'response'>): void {
  sendText(response, 503, 'service unavailable\n', 'text/plain; charset=utf-8');
}

function measured({ server }: Exchange, { kind, namespace }: ResourcePath): readonly KubeObject[] {
  if (kind.plural === nodeMetrics.plural) return server.metrics?.nodes() ?? [];
  return server.metrics?.pods(namespace) ?? [];
}

/** metrics-server names what it has no figures of by kind, and pods with their namespace. */
function notMeasured({ kind, namespace }: ResourcePath, name: string): StatusError {
  const resource = kind.kind.toLowerCase();
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  const details = { name: full, group: kind.group, kind: resource };
  return new StatusError(404, 'NotFound', `${resource}.${kind.group} "${full}" not found`, details);
}
