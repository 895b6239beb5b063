import { WebSocketServer, type WebSocket } from 'ws';
import { pods } from '../kinds.ts';
import type { Pod } from '../objects/pod.ts';
import { badRequest, notFound } from '../statusError.ts';
import { ExecChannels } from './execChannels.ts';
import { query, sendText, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/** What a client may speak on its WebSocket, the best first. */
const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

const webSockets = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  handleProtocols: (offered) => protocols.find((each) => offered.has(each)) ?? false,
});

/** `pods/<name>/exec`: runs a program in a container, over a WebSocket. 400 for a request that is no upgrade. */
export async function answerExec(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { upgrade, request, server, api } = exchange;
  if (upgrade === undefined) throw badRequest('Upgrade request required');
  const pod = api.store.get(pods, path.namespace ?? '', path.name ?? '');
  if (pod === undefined) throw notFound(pods, path.name ?? '');
  const container = containerOf(exchange, pod);
  if (pod.spec.nodeName === undefined) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  const argv = exchange.url.searchParams.getAll('command');
  if (argv.length === 0) throw badRequest('you must specify at least 1 command for the container');
  if (!runs(pod, container)) return refuse(exchange, 404, `container not found ("${container}")`);
  // kubectl before 1.30, and a newer one whose WebSocket was refused, try the protocol that came before.
  if (!/^websocket$/i.test(request.headers.upgrade ?? ''))
    return refuse(exchange, 501, 'this cluster streams by WebSocket only, which kubectl has used since 1.30');
  const channels = new ExecChannels(await accept(exchange, upgrade));
  const wantsTerminal = query(exchange, 'tty') === 'true';
  const running = server.exec?.exec(pod, container, {
    argv,
    terminal: wantsTerminal ? await channels.firstSize() : undefined,
    send: (stream, text) => channels.send(stream, text),
  });
  if (running === undefined) return channels.close();
  if (query(exchange, 'stdin') !== 'true') running.endInput();
  await channels.serve(running);
}

function accept({ request, response }: Exchange, upgrade: NonNullable<Exchange['upgrade']>): Promise<WebSocket> {
  response.detachSocket(upgrade.socket);
  return new Promise((resolve) => webSockets.handleUpgrade(request, upgrade.socket, upgrade.head, resolve));
}

/** Old clients show the text of a refusal as it is. */
function refuse({ response }: Exchange, code: number, text: string): void {
  sendText(response, code, text, 'text/plain');
}

function runs({ status }: Pod, container: string): boolean {
  const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  return all.some(({ name, state }) => name === container && state.running !== undefined);
}

/** The container that is named, or the pod's default one, or its only one. */
function containerOf(exchange: Exchange, { metadata, spec }: Pod): string {
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
