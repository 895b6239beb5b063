import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { IncludeObject } from '../tables/table.ts';
import { toTable } from '../tables/toTable.ts';
import { query, sendJson, type Exchange } from './exchange.ts';

/** The form a client asked for. JSON is understood by all of them, protobuf is never needed. */
export type Form = 'object' | 'table';

export function formOf(exchange: Exchange): Form {
  return /;\s*as=Table/.test(exchange.request.headers.accept ?? '') ? 'table' : 'object';
}

export function includeOf(exchange: Exchange): IncludeObject {
  const asked = query(exchange, 'includeObject');
  return asked === 'Object' || asked === 'None' ? asked : 'Metadata';
}

/** Answers with one object, as itself or as a table of one row. */
export function sendObject(exchange: Exchange, code: number, kind: Kind, object: KubeObject): void {
  const { resourceVersion = '' } = object.metadata;
  const body =
    formOf(exchange) === 'table' && code === 200
      ? toTable(kind, [object], exchange.api.now(), includeOf(exchange), { resourceVersion })
      : object;
  sendJson(exchange.response, code, body);
}
