import { pods } from '../kinds.ts';
import type { Pod } from '../objects/pod.ts';
import { notFound, StatusError } from '../statusError.ts';
import { deleteObject } from '../writes/delete.ts';
import { readBody, sendJson, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

function podAt(exchange: Exchange, path: ResourcePath): Pod {
  const pod = exchange.api.store.get(pods, path.namespace ?? '', path.name ?? '');
  if (pod === undefined) throw notFound(pods, path.name ?? '');
  return pod;
}

/** `pods/<name>/eviction`: a deletion that `kubectl drain` asks for. */
export async function evict(exchange: Exchange, path: ResourcePath): Promise<void> {
  const body = (await readBody(exchange.request)) as { deleteOptions?: { gracePeriodSeconds?: number } } | undefined;
  const pod = podAt(exchange, path);
  deleteObject(exchange.api, pods, path.namespace ?? '', pod.metadata.name, {
    gracePeriodSeconds: body?.deleteOptions?.gracePeriodSeconds,
  });
  sendJson(exchange.response, 201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}

/** The streaming subresources are not served. */
export function refuseStream(path: ResourcePath): never {
  const message = `pods/${path.subresource} is not served by this cluster`;
  throw new StatusError(501, 'NotImplemented', message, { name: path.name, kind: 'pods' });
}
