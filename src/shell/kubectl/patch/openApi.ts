import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import { apiVersionOf, type ApiResource } from '../discovery/apiResource.ts';
import { patchSchemaOf, type OpenApiDocument, type PatchSchema } from './patchSchema.ts';

interface OpenApiIndex {
  readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>;
}

/** Documents by where they are from; their addresses change with what they say. */
const kept = new Map<string, Promise<unknown>>();

/** How objects of a resource are patched; undefined where they take no strategic merge patch. */
export async function patchSchemaFor(api: KubernetesApi, resource: ApiResource): Promise<PatchSchema | undefined> {
  const { paths } = (await api.request('GET', '/openapi/v3')) as OpenApiIndex;
  const place = resource.group === '' ? `api/${resource.version}` : `apis/${apiVersionOf(resource)}`;
  const address = paths[place]?.serverRelativeURL;
  if (address === undefined) return undefined;
  const key = `${api.connection.server.href} ${address}`;
  const asked = kept.get(key) ?? api.request('GET', address);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return patchSchemaOf((await asked) as OpenApiDocument, resource);
}
