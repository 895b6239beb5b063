import type { KubeObject } from './objects/meta.ts';

/** One resource type of the API. `T` is the shape of its objects. */
export interface Kind<T extends KubeObject = KubeObject> {
  /** `''` for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  /** True for what `kubectl get all` lists. */
  readonly inAll: boolean;
  /** True where `kubectl scale` works. */
  readonly scalable: boolean;
  /** Where its fields are found in the schema table. */
  readonly model: string;
  /** Never set: it ties `T` to the constant. */
  readonly shape?: T;
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersion(kind: Kind): string {
  return kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
}

export function singular(kind: Kind): string {
  return kind.kind.toLowerCase();
}
