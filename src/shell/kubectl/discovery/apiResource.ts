/** A kind of object that the server has, as discovery tells of it. */
export interface ApiResource {
  readonly group: string;
  readonly version: string;
  /** Plural: `pods`. */
  readonly name: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly verbs: readonly string[];
  readonly categories: readonly string[];
  /** Their names: `log`, `scale`. */
  readonly subresources: readonly string[];
}

/** `v1`, `apps/v1`. */
export function apiVersionOf({ group, version }: Pick<ApiResource, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** As messages name a resource: `pods`, `deployments.apps`. */
export function qualifiedName({ name, group }: ApiResource): string {
  return group === '' ? name : `${name}.${group}`;
}

/** As messages name the kind of an object: `pod`, `deployment.apps`. */
export function qualifiedKind({ kind, group }: Pick<ApiResource, 'kind' | 'group'>): string {
  return group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
}

/** Where the server has a collection, or an object of it. A namespace of `undefined` stands for all of them. */
export function resourcePath(
  resource: Pick<ApiResource, 'group' | 'name' | 'namespaced' | 'version'>,
  { namespace, name, subresource }: { namespace?: string | undefined; name?: string; subresource?: string } = {},
): string {
  const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${apiVersionOf(resource)}`;
  const parts = [
    root,
    ...(resource.namespaced && namespace !== undefined ? ['namespaces', encodeURIComponent(namespace)] : []),
    resource.name,
    ...(name === undefined ? [] : [encodeURIComponent(name)]),
    ...(subresource === undefined ? [] : [subresource]),
  ];
  return parts.join('/');
}
