import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import type { ApiResource } from './apiResource.ts';

/** Servers of 1.26 and later tell of everything in one answer each for `/api` and `/apis`. */
const aggregated = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .join(',')
  .concat(',application/json');

/** Milliseconds for which an answer is used again by a program that runs many commands. */
const keptFor = 600_000;

const kept = new Map<string, { readonly at: number; readonly resources: Promise<readonly ApiResource[]> }>();

interface GroupDiscovery {
  readonly metadata: { readonly name?: string };
  readonly versions: readonly { readonly version: string; readonly resources?: readonly ResourceDiscovery[] }[];
}

interface ResourceDiscovery {
  readonly resource: string;
  readonly responseKind?: { readonly kind: string };
  readonly scope: string;
  readonly singularResource: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly { readonly subresource: string }[];
}

/** Every kind that the server has, in its order of groups and versions: of two of one name the first is preferred. */
export async function discover(api: KubernetesApi, now: Date): Promise<readonly ApiResource[]> {
  const key = keyOf(api);
  const found = kept.get(key);
  if (found !== undefined && now.getTime() - found.at < keptFor) return await found.resources;
  const resources = askAll(api);
  kept.set(key, { at: now.getTime(), resources });
  resources.catch(() => kept.delete(key));
  return await resources;
}

/** Makes the next `discover` ask the server again. */
export function forget(api: KubernetesApi): void {
  kept.delete(keyOf(api));
}

/** One server may show different people different kinds, and answers some of them that they may not ask. */
function keyOf({ connection: { server, identity } }: KubernetesApi): string {
  return `${server.href} ${identity}`;
}

async function askAll(api: KubernetesApi): Promise<readonly ApiResource[]> {
  const answers = await Promise.all(
    ['/api', '/apis'].map((path) => api.request('GET', path, undefined, { accept: aggregated })),
  );
  const groups = await Promise.all(answers.map((answer, place) => groupsOf(api, answer, place === 0)));
  return groups.flat();
}

async function groupsOf(api: KubernetesApi, answer: unknown, core: boolean): Promise<readonly ApiResource[]> {
  if ((answer as { kind?: string }).kind === 'APIGroupDiscoveryList')
    return (answer as { items: readonly GroupDiscovery[] }).items.flatMap(resourcesOf);
  const versions = core
    ? (answer as { versions: readonly string[] }).versions.map((version) => ({ group: '', version }))
    : (answer as { groups: readonly OlderGroup[] }).groups.flatMap(({ name, versions }) =>
        versions.map(({ version }) => ({ group: name, version })),
      );
  return (await Promise.all(versions.map((each) => askOlder(api, each)))).flat();
}

function resourcesOf({ metadata, versions }: GroupDiscovery): readonly ApiResource[] {
  return versions.flatMap(({ version, resources }) =>
    (resources ?? []).map((found) => ({
      group: metadata.name ?? '',
      version,
      name: found.resource,
      singular: found.singularResource,
      kind: found.responseKind?.kind ?? '',
      namespaced: found.scope === 'Namespaced',
      shortNames: found.shortNames ?? [],
      verbs: found.verbs,
      categories: found.categories ?? [],
      subresources: (found.subresources ?? []).map(({ subresource }) => subresource),
    })),
  );
}

interface OlderGroup {
  readonly name: string;
  readonly versions: readonly { readonly version: string }[];
}

interface OlderResource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

/** One version of one group, as servers before 1.26 tell of it. */
async function askOlder(
  api: KubernetesApi,
  { group, version }: { readonly group: string; readonly version: string },
): Promise<readonly ApiResource[]> {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const { resources } = (await api.request('GET', path)) as { readonly resources: readonly OlderResource[] };
  const inOrder = resources.filter(({ name }) => !name.includes('/'));
  return inOrder.map((found) => ({
    group,
    version,
    name: found.name,
    singular: found.singularName === '' ? found.kind.toLowerCase() : found.singularName,
    kind: found.kind,
    namespaced: found.namespaced,
    shortNames: found.shortNames ?? [],
    verbs: found.verbs,
    categories: found.categories ?? [],
    subresources: resources.flatMap(({ name }) =>
      name.startsWith(`${found.name}/`) ? [name.slice(found.name.length + 1)] : [],
    ),
  }));
}
