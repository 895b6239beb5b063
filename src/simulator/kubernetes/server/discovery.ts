import { apiVersion, singular, type Kind } from '../kind.ts';
import { allKinds, namespaces, nodes, pods, services } from '../kinds.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const change = ['get', 'patch', 'update'];

interface Subresource {
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

function subresourcesOf(kind: Kind): readonly Subresource[] {
  const own = (name: string, of: string, verbs: readonly string[], group = kind.group, version = kind.version) => ({
    name,
    group,
    version,
    kind: of,
    verbs,
  });
  const result: Subresource[] = [];
  const hasStatus = kind.group === 'apps' || [pods, nodes, namespaces, services].includes(kind);
  if (kind.scalable) result.push(own('scale', 'Scale', change, 'autoscaling', 'v1'));
  if (hasStatus) result.push(own('status', kind.kind, change));
  if (kind !== (pods as Kind)) return result;
  return [
    ...result,
    own('eviction', 'Eviction', ['create'], 'policy', 'v1'),
    own('exec', 'PodExecOptions', ['create', 'get']),
    own('log', 'Pod', ['get']),
  ];
}

function groupsOf(core: boolean): ReadonlyMap<string, ReadonlyMap<string, readonly Kind[]>> {
  const kinds = allKinds.filter((kind) => (kind.group === '') === core);
  const groups = Map.groupBy(kinds, (kind) => kind.group);
  return new Map([...groups].map(([group, members]) => [group, Map.groupBy(members, (kind) => kind.version)]));
}

/** `/api` or `/apis` in the aggregated form that clients of 1.26 and later ask for: everything in one answer. */
export function aggregatedDiscovery(core: boolean, version: 'v2' | 'v2beta1'): unknown {
  const items = [...groupsOf(core)].map(([group, versions]) => ({
    metadata: { ...(group === '' ? {} : { name: group }), creationTimestamp: null },
    versions: [...versions].map(([name, kinds]) => ({
      version: name,
      resources: kinds.map((kind) => ({
        resource: kind.plural,
        responseKind: { group: kind.group, version: kind.version, kind: kind.kind },
        scope: kind.namespaced ? 'Namespaced' : 'Cluster',
        singularResource: singular(kind),
        verbs,
        ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
        ...(kind.inAll ? { categories: ['all'] } : {}),
        subresources: subresourcesOf(kind).map((sub) => ({
          subresource: sub.name,
          responseKind: { group: sub.group, version: sub.version, kind: sub.kind },
          verbs: sub.verbs,
        })),
      })),
      freshness: 'Current',
    })),
  }));
  return { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}`, metadata: {}, items };
}

/** `/api` in the older form. */
export function apiVersions(host: string): unknown {
  return {
    kind: 'APIVersions',
    versions: [pods.version],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: host }],
  };
}

function apiGroup(group: string, versions: Iterable<string>): Record<string, unknown> {
  const list = [...versions].map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions: list, preferredVersion: list[0] };
}

/** `/apis` in the older form. */
export function apiGroupList(): unknown {
  const groups = [...groupsOf(false)].map(([group, versions]) => apiGroup(group, versions.keys()));
  return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}

/** `/apis/<group>`; undefined if there is no such group. */
export function apiGroupOf(group: string): unknown {
  const versions = groupsOf(false).get(group);
  if (versions === undefined) return undefined;
  return { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group, versions.keys()) };
}

/** `/api/v1` or `/apis/<group>/<version>`; undefined if nothing is served there. */
export function apiResourceList(groupVersion: string): unknown {
  const kinds = allKinds.filter((kind) => apiVersion(kind) === groupVersion);
  if (kinds.length === 0) return undefined;
  const resources = kinds.flatMap((kind) => [
    {
      name: kind.plural,
      singularName: singular(kind),
      namespaced: kind.namespaced,
      kind: kind.kind,
      verbs,
      ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
      ...(kind.inAll ? { categories: ['all'] } : {}),
    },
    ...subresourcesOf(kind).map((sub) => ({
      name: `${kind.plural}/${sub.name}`,
      singularName: '',
      namespaced: kind.namespaced,
      ...(sub.group === kind.group ? {} : { group: sub.group, version: sub.version }),
      kind: sub.kind,
      verbs: sub.verbs,
    })),
  ]);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}
