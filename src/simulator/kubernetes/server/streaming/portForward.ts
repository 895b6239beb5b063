import { createWebSocketStream } from 'ws';
import type { Duplex } from 'node:stream';
import { pods } from '../../kinds.ts';
import type { Pod } from '../../objects/pod.ts';
import { badRequest } from '../../statusError.ts';
import type { Exchange } from '../exchange.ts';
import type { ResourcePath } from '../requestPath.ts';
import { serveChannels } from './forwardedChannels.ts';
import { ForwardedStreams } from './forwardedStreams.ts';
import type { PodPorts } from './podPorts.ts';
import { PortForwarder } from './portForwarder.ts';
import { streamedPod } from './podTarget.ts';
import { acceptUpgrade } from './upgrade.ts';

const spdyProtocol = 'portforward.k8s.io';
/** SPDY within a WebSocket: what kubectl tries first, from 1.30 on. */
const tunnel = `SPDY/3.1+${spdyProtocol}`;
const protocols = { webSocket: [tunnel, 'v4.channel.k8s.io'], spdy: [spdyProtocol] };

/** `pods/<name>/portforward`: connections to what listens in a pod. */
export async function answerPortForward(exchange: Exchange, path: ResourcePath, ports: PodPorts): Promise<void> {
  if (exchange.upgrade === undefined) throw badRequest('Upgrade request required');
  const pod = streamedPod(exchange, path);
  const asked = portsOf(exchange);
  const isChannels =
    /^websocket$/i.test(exchange.request.headers.upgrade ?? '') &&
    exchange.request.headers['sec-websocket-protocol']?.includes(tunnel) !== true;
  if (isChannels && asked.length === 0) throw badRequest('query parameter "port" is required');
  const upgraded = await acceptUpgrade(exchange, protocols);
  const forwarder = new PortForwarder(ports.open(pod));
  const following = exchange.api.store.onDidChange(({ kind, type, object }) => {
    if (kind.plural !== pods.plural || object.metadata.uid !== pod.metadata.uid) return;
    if (type === 'DELETED' || isOver(object as Pod)) forwarder.sandboxGone();
  });
  try {
    if (upgraded.kind === 'webSocket' && upgraded.protocol !== tunnel)
      await serveChannels(upgraded.socket, asked, forwarder);
    else await new ForwardedStreams(wireOf(upgraded), forwarder).closed;
  } finally {
    following.dispose();
    forwarder.dispose();
  }
}

function wireOf(upgraded: Awaited<ReturnType<typeof acceptUpgrade>>): Duplex {
  return upgraded.kind === 'spdy' ? upgraded.wire : createWebSocketStream(upgraded.socket);
}

/** The ports in the query, which only clients without SPDY name there; 400 for what is none. */
function portsOf({ url }: Exchange): readonly number[] {
  return url.searchParams
    .getAll('ports')
    .flatMap((list) => list.split(','))
    .map((text) => {
      const port = Number(text);
      if (!/^\d{1,5}$/.test(text) || port > 65_535)
        throw badRequest(`unable to parse ${JSON.stringify(text)} as a port`);
      if (port === 0) throw badRequest('port "0" must be > 0');
      return port;
    });
}

function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}
