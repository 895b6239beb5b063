import { pods } from '../../kinds.ts';
import type { Pod } from '../../objects/pod.ts';
import { badRequest, notFound } from '../../statusError.ts';
import { authorize } from '../authorization.ts';
import { query, type Exchange } from '../exchange.ts';
import type { ResourcePath } from '../requestPath.ts';
import { followNode } from './nodeLinks.ts';

/** Since this version what changes a pod is a right to create, however the request is made. */
const createSince = 35;

/**
 * The pod that streams lead to, as long as its node answers. 404 if it is not there, 400 if no kubelet has it, 500 if
 * that does not answer, 403 for those who may only read: a WebSocket begins with a GET.
 */
export function streamedPod(exchange: Exchange, path: ResourcePath): Pod {
  if (exchange.server.minor >= createSince && exchange.request.method === 'GET') authorize(exchange, path, 'create');
  const pod = exchange.api.store.get(pods, path.namespace ?? '', path.name ?? '');
  if (pod === undefined) throw notFound(pods, path.name ?? '');
  if (pod.spec.nodeName === undefined) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  followNode(exchange, pod);
  return pod;
}

/** The container that is named, or the pod's default one, or its only one. */
export function streamedContainer(exchange: Exchange, { metadata, spec }: Pod): string {
  const names = spec.containers.map(({ name }) => name);
  const asked = query(exchange, 'container') ?? metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  const all = [...names, ...(spec.initContainers ?? []).map(({ name }) => name)];
  if (asked !== undefined && !all.includes(asked))
    throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`);
  if (asked !== undefined) return asked;
  const [only, other] = names;
  if (only !== undefined && other === undefined) return only;
  throw badRequest(`a container name must be specified for pod ${metadata.name}, choose one of: [${names.join(' ')}]`);
}

/** Whether a container runs, as its pod's status says. */
export function runs({ status }: Pod, container: string): boolean {
  const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  return all.some(({ name, state }) => name === container && state.running !== undefined);
}
