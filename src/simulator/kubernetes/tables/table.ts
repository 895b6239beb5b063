import type { KubeObject } from '../objects/meta.ts';

/** What stands in a cell; null where a definition's path leads nowhere. */
export type Cell = string | number | boolean | null;

/** One column of a printed table: what `kubectl get` shows, or with `wide` only `-o wide`. */
export interface Column<T extends KubeObject> {
  readonly name: string;
  readonly type?: 'string' | 'integer' | 'boolean' | 'date';
  readonly wide?: true;
  /** The minors of Kubernetes 1 that have it, both included. */
  readonly since?: number;
  readonly until?: number;
  cell(object: T, now: number): Cell;
}

/** The columns of one kind, without the name that always comes first. */
export type Columns<T extends KubeObject> = readonly Column<T>[];

export interface TableColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** What each row carries beside its cells, as the request chose. */
export type IncludeObject = 'Metadata' | 'Object' | 'None';
