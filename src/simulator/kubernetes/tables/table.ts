import type { KubeObject } from '../objects/meta.ts';

/** One column of a printed table: what `kubectl get` shows, or with priority 1 only `-o wide`. */
export interface Column<T extends KubeObject> {
  readonly name: string;
  readonly type?: 'string' | 'integer';
  readonly wide?: true;
  cell(object: T, now: number): string | number;
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

/** A `meta.k8s.io/v1` Table. */
export interface Table {
  readonly kind: 'Table';
  readonly apiVersion: 'meta.k8s.io/v1';
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly columnDefinitions: readonly TableColumnDefinition[] | null;
  readonly rows: readonly { readonly cells: readonly (string | number)[]; readonly object?: unknown }[];
}

/** What each row carries beside its cells, as the request chose. */
export type IncludeObject = 'Metadata' | 'Object' | 'None';
