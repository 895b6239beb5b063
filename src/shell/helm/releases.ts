import { gunzipSync, gzipSync } from 'node:zlib';
import { ApiError } from '../kubernetes/apiError.ts';
import type { KubernetesApi } from '../kubernetes/kubernetesApi.ts';
import type { Values } from './chart/chart.ts';

/** A release of a chart as Helm keeps it, with the names of Helm's own record. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly info: {
    readonly first_deployed: string;
    readonly last_deployed: string;
    readonly deleted: string;
    readonly description: string;
    readonly status: 'deployed' | 'uninstalling';
    readonly notes: string;
  };
  readonly chart: {
    readonly metadata: { readonly name: string; readonly version: string; readonly appVersion: string };
  };
  readonly config: Values;
  /** The objects as YAML, with a line of dashes before each. */
  readonly manifest: string;
}

interface Secret {
  readonly metadata: { readonly name: string };
  readonly data?: { readonly release?: string };
}

const listQuery = 'labelSelector=owner%3Dhelm';

/** Keeps a release in a Secret, as Helm does; real Helm can read it. */
export async function storeRelease(api: KubernetesApi, release: Release): Promise<void> {
  const record = gzipSync(JSON.stringify(release)).toString('base64');
  await api.request('POST', `/api/v1/namespaces/${release.namespace}/secrets?fieldManager=helm`, {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'helm.sh/release.v1',
    metadata: {
      name: secretName(release),
      labels: {
        modifiedAt: String(Math.floor(Date.parse(release.info.last_deployed) / 1000)),
        name: release.name,
        owner: 'helm',
        status: release.info.status,
        version: String(release.version),
      },
    },
    data: { release: Buffer.from(record).toString('base64') },
  });
}

export async function removeRelease(api: KubernetesApi, release: Release): Promise<void> {
  await api.request('DELETE', `/api/v1/namespaces/${release.namespace}/secrets/${secretName(release)}`);
}

/** The newest record of each release in a namespace, or in all of them; sorted by name. */
export async function listReleases(api: KubernetesApi, namespace: string | undefined): Promise<Release[]> {
  const path = namespace === undefined ? '/api/v1/secrets' : `/api/v1/namespaces/${namespace}/secrets`;
  const { items } = (await api.request('GET', `${path}?${listQuery}`)) as { readonly items: readonly Secret[] };
  const newest = new Map<string, Release>();
  for (const release of items.flatMap(releaseIn)) {
    const key = `${release.namespace}/${release.name}`;
    if (release.version > (newest.get(key)?.version ?? 0)) newest.set(key, release);
  }
  return [...newest.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The release of a name; undefined when there is none. */
export async function findRelease(api: KubernetesApi, namespace: string, name: string): Promise<Release | undefined> {
  return (await listReleases(api, namespace)).find((release) => release.name === name);
}

/** True for the answer to a question about an object that is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 404;
}

function secretName({ name, version }: Release): string {
  return `sh.helm.release.v1.${name}.v${version}`;
}

function releaseIn({ data }: Secret): Release[] {
  if (data?.release === undefined) return [];
  const record = Buffer.from(Buffer.from(data.release, 'base64').toString('utf8'), 'base64');
  return [JSON.parse(gunzipSync(record).toString('utf8')) as Release];
}
