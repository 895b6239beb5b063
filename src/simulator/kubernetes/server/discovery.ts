import { apiVersion, type Kind } from '../kind.ts';
import type { ServedApis } from './servedApis.ts';
import { namespaces, nodes, pods, serviceAccounts, services } from '../kinds.ts';

const allVerbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const change = ['get', 'patch', 'update'];
const connect = ['create', 'delete', 'get', 'patch', 'update'];

interface Subresource {
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

function verbsOf(kind: Kind): readonly string[] {
  if (kind.verbs !== undefined) return kind.verbs;
  // Namespaces and services are deleted one by one.
  return kind === (namespaces as Kind) ? allVerbs.filter((verb) => verb !== 'deletecollection') : allVerbs;
}

/** The subresources of a kind on a server of that minor. */
export function subresourcesOf(kind: Kind, minor: number): readonly Subresource[] {
  const own = (name: string, of: string, verbs: readonly string[], group = kind.group, version = kind.version) => ({
    name,
    group,
    version,
    kind: of,
    verbs,
  });
  const result: Subresource[] = [];
  if (kind.scalable) result.push(own('scale', 'Scale', change, 'autoscaling', 'v1'));
  if (kind.hasStatus) result.push(own('status', kind.kind, change));
  if (kind === (namespaces as Kind)) result.push(own('finalize', 'Namespace', ['update']));
  if (kind === (nodes as Kind)) result.push(own('proxy', 'NodeProxyOptions', connect));
  if (kind === (services as Kind)) result.push(own('proxy', 'ServiceProxyOptions', connect));
  if (kind === serviceAccounts) result.push(own('token', 'TokenRequest', ['create'], 'authentication.k8s.io', 'v1'));
  if (kind !== (pods as Kind)) return result;
  return [
    ...result,
    own('attach', 'PodAttachOptions', ['create', 'get']),
    own('binding', 'Binding', ['create']),
    own('ephemeralcontainers', 'Pod', change),
    own('eviction', 'Eviction', ['create'], 'policy', 'v1'),
    own('exec', 'PodExecOptions', ['create', 'get']),
    own('log', 'Pod', ['get']),
    own('portforward', 'PodPortForwardOptions', ['create', 'get']),
    own('proxy', 'PodProxyOptions', connect),
    ...(minor >= 33 ? [own('resize', 'Pod', change)] : []),
  ];
}

function groupsOf(kinds: readonly Kind[], core: boolean): ReadonlyMap<string, ReadonlyMap<string, readonly Kind[]>> {
  const groups = Map.groupBy(
    kinds.filter((kind) => (kind.group === '') === core),
    (kind) => kind.group,
  );
  return new Map([...groups].map(([group, members]) => [group, Map.groupBy(members, (kind) => kind.version)]));
}

/**
 * `/api` or `/apis` in the aggregated form that clients of 1.26 and later ask for: everything in one answer. Of a group
 * whose server does not answer only the name is known.
 */
export function aggregatedDiscovery(
  apis: Pick<ServedApis, 'kinds' | 'isAvailable'>,
  core: boolean,
  version: 'v2' | 'v2beta1',
  minor: number,
): unknown {
  const items = [...groupsOf(apis.kinds, core)].map(([group, versions]) => ({
    metadata: { ...(group === '' ? {} : { name: group }), creationTimestamp: null },
    versions: [...versions].map(([name, members]) => ({
      version: name,
      resources: members.filter((kind) => apis.isAvailable(kind)).map((kind) => aggregatedResource(kind, minor)),
      freshness: members.every((kind) => apis.isAvailable(kind)) ? 'Current' : 'Stale',
    })),
  }));
  return { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}`, metadata: {}, items };
}

function aggregatedResource(kind: Kind, minor: number): unknown {
  const subresources = subresourcesOf(kind, minor).map((sub) => ({
    subresource: sub.name,
    responseKind: { group: sub.group, version: sub.version, kind: sub.kind },
    verbs: sub.verbs,
  }));
  return {
    resource: kind.plural,
    responseKind: { group: kind.group, version: kind.version, kind: kind.kind },
    scope: kind.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.singular,
    verbs: verbsOf(kind),
    ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
    ...(kind.inAll ? { categories: ['all'] } : {}),
    ...(subresources.length > 0 ? { subresources } : {}),
  };
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
export function apiGroupList(kinds: readonly Kind[]): unknown {
  const groups = [...groupsOf(kinds, false)].map(([group, versions]) => apiGroup(group, versions.keys()));
  return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}

/** `/apis/<group>`; undefined if there is no such group. */
export function apiGroupOf(kinds: readonly Kind[], group: string): unknown {
  const versions = groupsOf(kinds, false).get(group);
  if (versions === undefined) return undefined;
  return { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group, versions.keys()) };
}

/** `/api/v1` or `/apis/<group>/<version>`; undefined if nothing is served there. */
export function apiResourceList(served: readonly Kind[], groupVersion: string, minor: number): unknown {
  const kinds = served.filter((kind) => apiVersion(kind) === groupVersion);
  if (kinds.length === 0) return undefined;
  const resources = kinds.flatMap((kind) => [
    {
      name: kind.plural,
      singularName: kind.singular,
      namespaced: kind.namespaced,
      kind: kind.kind,
      verbs: verbsOf(kind),
      ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
      ...(kind.inAll ? { categories: ['all'] } : {}),
    },
    ...subresourcesOf(kind, minor).map((sub) => ({
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
