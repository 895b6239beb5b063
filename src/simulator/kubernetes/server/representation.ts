import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { IncludeObject } from '../tables/table.ts';
import { query, sendText, setWarnings, type Exchange } from './exchange.ts';
import { metadataJson, objectJson } from './json.ts';
import { tableJson, type TableRequest } from './tableJson.ts';

/** The form a client asked for. JSON is understood by all of them, protobuf is never needed. */
export type Form = 'object' | 'table' | 'metadata';

export function formOf(exchange: Exchange): Form {
  const accept = exchange.request.headers.accept ?? '';
  if (/;\s*as=Table/.test(accept)) return 'table';
  return /;\s*as=PartialObjectMetadata/.test(accept) ? 'metadata' : 'object';
}

/** How a table for this exchange is made. */
export function tableRequest(exchange: Exchange, kind: Kind): TableRequest {
  const asked = query(exchange, 'includeObject');
  const include: IncludeObject = asked === 'Object' || asked === 'None' ? asked : 'Metadata';
  return { kind, now: exchange.api.now(), minor: exchange.server.minor, include };
}

/** Answers with one kept object, as itself or as a table of one row. */
export function sendObject(exchange: Exchange, code: number, kind: Kind, object: KubeObject): void {
  const { resourceVersion = '' } = object.metadata;
  setWarnings(exchange);
  const form = formOf(exchange);
  if (form === 'metadata') return sendText(exchange.response, code, metadataJson(object));
  const text =
    form === 'table'
      ? tableJson(tableRequest(exchange, kind), [object], { resourceVersion })
      : objectJson(kind, object);
  sendText(exchange.response, code, text);
}
