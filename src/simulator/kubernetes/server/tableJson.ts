import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { IncludeObject } from '../tables/table.ts';
import { columnDefinitions, rowCells } from '../tables/toTable.ts';
import { metadataJson, objectJson, viewOf } from './json.ts';

export interface TableRequest {
  readonly kind: Kind;
  /** Milliseconds since the epoch, for ages. */
  readonly now: number;
  readonly minor: number;
  readonly include: IncludeObject;
}

/** A `meta.k8s.io/v1` Table in JSON up to its rows, which end with `tableTail`. */
export function tableHead(
  { kind, minor }: TableRequest,
  metadata: Readonly<Record<string, unknown>>,
  withColumns: boolean,
): string {
  const columns = withColumns ? JSON.stringify(columnDefinitions(kind, minor)) : 'null';
  const head = `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(metadata)}`;
  return `${head},"columnDefinitions":${columns},"rows":[`;
}

export const tableTail = ']}';

/** The JSON of a whole Table; later events of a watch leave its columns out. */
export function tableJson(
  request: TableRequest,
  objects: readonly KubeObject[],
  metadata: Readonly<Record<string, unknown>>,
  withColumns = true,
): string {
  const rows = objects.map((object) => rowJson(request, object)).join(',');
  return tableHead(request, metadata, withColumns) + rows + tableTail;
}

/** One row of a Table. */
export function rowJson({ kind, now, minor, include }: TableRequest, object: KubeObject): string {
  const cells = JSON.stringify(rowCells(kind, viewOf(kind, object), now, minor));
  if (include === 'None') return `{"cells":${cells}}`;
  return `{"cells":${cells},"object":${include === 'Object' ? objectJson(kind, object) : metadataJson(object)}}`;
}
