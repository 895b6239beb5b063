import { ApiError } from '../../kubernetes/apiError.ts';
import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import { resourcePath, type ApiResource } from '../discovery/apiResource.ts';
import type { KubernetesObject, ObjectList } from './kubernetesObject.ts';

export interface ListOptions {
  /** All namespaces if undefined. */
  readonly namespace?: string | undefined;
  readonly selector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Objects in one answer; 0 for all at once. */
  readonly chunk?: number;
}

/** kubectl asks for lists in parts of this many objects. */
export const usualChunk = 500;

/** Query of a list, without its part. */
export function listQuery({ selector = '', fieldSelector = '' }: ListOptions): URLSearchParams {
  const query = new URLSearchParams();
  if (selector !== '') query.set('labelSelector', selector);
  if (fieldSelector !== '') query.set('fieldSelector', fieldSelector);
  return query;
}

/** A list in as many parts as the server gives it. */
export async function* listParts<Part extends { readonly metadata?: { readonly continue?: string } }>(
  api: KubernetesApi,
  resource: ApiResource,
  options: ListOptions,
  { accept, query = listQuery(options) }: { accept?: string; query?: URLSearchParams } = {},
): AsyncGenerator<Part> {
  const path = resourcePath(resource, { namespace: options.namespace });
  const { chunk = usualChunk } = options;
  if (chunk > 0) query.set('limit', String(chunk));
  for (let more: string | undefined = ''; more !== undefined;) {
    const text = query.toString();
    const part: Part = (await api
      .request('GET', text === '' ? path : `${path}?${text}`, undefined, accept === undefined ? {} : { accept })
      .catch((error: unknown) => {
        throw withSelector(error, resource, options);
      })) as Part;
    yield part;
    more = part.metadata?.continue;
    if (more === undefined || more === '') return;
    query.set('continue', more);
  }
}

/** All objects of a collection. Each is given the kind that the server leaves out of the items of a list. */
export async function listObjects(
  api: KubernetesApi,
  resource: ApiResource,
  options: ListOptions,
): Promise<readonly KubernetesObject[]> {
  const found: KubernetesObject[] = [];
  for await (const part of listParts<ObjectList>(api, resource, options))
    for (const item of part.items) found.push(withKind(item, part));
  return found;
}

/** An item of a list with its kind, which is that of the list: `PodList` has Pods. */
export function withKind(item: KubernetesObject, { apiVersion, kind = '' }: ObjectList): KubernetesObject {
  if (item.kind !== undefined) return item;
  return { apiVersion, kind: kind.replace(/List$/, ''), ...item } as KubernetesObject;
}

/** A refusal that says what was looked for, where kubectl says so too. */
export function withSelector(error: unknown, resource: ApiResource, options: ListOptions): unknown {
  if (!(error instanceof ApiError) || error.reason !== 'BadRequest') return error;
  const { selector = '', fieldSelector = '' } = options;
  const what = `"${resource.group}/${resource.version}, Resource=${resource.name}"`;
  const looked =
    selector === '' && fieldSelector === ''
      ? `Unable to list ${what}`
      : `Unable to find ${what} that match label selector "${selector}", field selector "${fieldSelector}"`;
  return new ApiError(error.code, { ...error.status, message: `${looked}: ${error.message}` });
}
