import type { KubernetesObject } from '../resources/kubernetesObject.ts';

/** What a server is asked for to have it lay objects out in columns (meta/v1 Table). */
export const acceptTable =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';

export interface ServerTable {
  readonly kind?: string;
  readonly metadata?: { readonly continue?: string; readonly resourceVersion?: string };
  readonly columnDefinitions: readonly TableColumn[] | null;
  readonly rows: readonly TableRow[] | null;
}

export interface TableColumn {
  readonly name: string;
  /** Above 0: only shown by `-o wide`. */
  readonly priority: number;
}

export interface TableRow {
  readonly cells: readonly unknown[];
  readonly object?: KubernetesObject;
}

/** The answer as a table; what a server without tables answers becomes one of names and creation times. */
export function asTable(answer: unknown, ageOf: (stamp: unknown) => string): ServerTable {
  const given = answer as Partial<ServerTable> & KubernetesObject;
  if (given.kind === 'Table') return given as ServerTable;
  const items = Array.isArray(given['items']) ? (given['items'] as readonly KubernetesObject[]) : [given];
  return {
    metadata: given.metadata as NonNullable<ServerTable['metadata']>,
    columnDefinitions: ['Name', 'Age'].map((name) => ({ name, priority: 0 })),
    rows: items.map((object) => ({
      cells: [object.metadata?.name, ageOf(object.metadata?.['creationTimestamp'])],
      object,
    })),
  };
}
