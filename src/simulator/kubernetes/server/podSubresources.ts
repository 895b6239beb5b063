import { pods } from '../kinds.ts';
import type { Pod } from '../objects/pod.ts';
import { badRequest, notFound, StatusError } from '../statusError.ts';
import { deleteObject } from '../writes/delete.ts';
import { query, readBody, sendJson, type Exchange } from './exchange.ts';
import type { PodOutput } from './podOutput.ts';
import type { ResourcePath } from './requestPath.ts';

function podAt(exchange: Exchange, path: ResourcePath): Pod {
  const pod = exchange.api.store.get(pods, path.namespace ?? '', path.name ?? '');
  if (pod === undefined) throw notFound(pods, path.name ?? '');
  return pod;
}

/** `pods/<name>/log` as plain text. 400 if the container is not named, not there, or has not started. */
export function sendLog(exchange: Exchange, path: ResourcePath, output: PodOutput): void {
  const pod = podAt(exchange, path);
  const names = pod.spec.containers.map((container) => container.name);
  const asked = query(exchange, 'container') ?? (names.length === 1 ? names[0] : undefined);
  const { name } = pod.metadata;
  if (asked === undefined)
    throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${names.join(' ')}]`);
  const inits = (pod.spec.initContainers ?? []).map((container) => container.name);
  if (![...names, ...inits].includes(asked)) throw badRequest(`container ${asked} is not valid for pod ${name}`);
  const status = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])].find(
    (each) => each.name === asked,
  );
  const waiting = status?.state.waiting?.reason ?? (status === undefined ? 'ContainerCreating' : undefined);
  if (waiting !== undefined) throw badRequest(`container "${asked}" in pod "${name}" is waiting to start: ${waiting}`);
  const lines = output
    .logOf(pod, asked)
    .split('\n')
    .filter((line) => line !== '');
  const tail = query(exchange, 'tailLines');
  const shown = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - Number(tail)));
  exchange.response.writeHead(200, { 'content-type': 'text/plain' });
  exchange.response.end(shown.map((line) => `${line}\n`).join(''));
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
