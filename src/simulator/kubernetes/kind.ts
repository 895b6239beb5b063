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
  /** As people may name one of them; with `''` they use the kind. */
  readonly singular: string;
  /** True for what `kubectl get all` lists. */
  readonly inAll: boolean;
  /** True where `kubectl scale` works. */
  readonly scalable: boolean;
  /** True where the status is a subresource of its own. */
  readonly hasStatus: boolean;
  /** Where its fields are found in the schema table. */
  readonly model: string;
  /** The minors of Kubernetes 1 that serve it, both included. */
  readonly since: number;
  readonly until: number;
  /** The only verbs there are, for kinds that are answered but not kept; undefined for all verbs. */
  readonly verbs?: readonly string[];
  /** Never set: it ties `T` to the constant. */
  readonly shape?: T;
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersion(kind: Kind): string {
  return kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
}

export interface KindTraits {
  /** Not in a namespace. */
  readonly cluster?: true;
  readonly all?: true;
  readonly scale?: true;
  readonly status?: true;
  readonly model?: string;
  /** The kind in small letters, when absent. */
  readonly singular?: string;
  readonly since?: number;
  readonly until?: number;
  readonly verbs?: readonly string[];
}

/** A kind from its names; `shortNames` are separated by spaces. */
export function kindOf<T extends KubeObject>(
  groupVersion: string,
  kind: string,
  plural: string,
  shortNames = '',
  traits: KindTraits = {},
): Kind<T> {
  const [group = '', version = 'v1'] = groupVersion.includes('/') ? groupVersion.split('/') : ['', groupVersion];
  const capitalVersion = `${version[0]?.toUpperCase()}${version.slice(1)}`;
  return {
    group,
    version,
    kind,
    plural,
    namespaced: traits.cluster !== true,
    shortNames: shortNames === '' ? [] : shortNames.split(' '),
    singular: traits.singular ?? kind.toLowerCase(),
    inAll: traits.all === true,
    scalable: traits.scale === true,
    hasStatus: traits.status === true,
    model: traits.model ?? `${capitalVersion}${kind}`,
    since: traits.since ?? 0,
    until: traits.until ?? Infinity,
    ...(traits.verbs === undefined ? {} : { verbs: traits.verbs }),
  };
}
