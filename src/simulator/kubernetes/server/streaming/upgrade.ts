import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { badRequest, StatusError } from '../../statusError.ts';
import type { Exchange } from '../exchange.ts';

/** A connection that has become something else than HTTP. */
export type Upgraded =
  | { readonly kind: 'webSocket'; readonly socket: WebSocket; readonly protocol: string }
  | { readonly kind: 'spdy'; readonly wire: Duplex };

/** What may be spoken on a connection, the best first; `spdy` as `X-Stream-Protocol-Version` names it. */
export interface StreamProtocols {
  readonly webSocket: readonly string[];
  readonly spdy: readonly string[];
}

const webSockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false });

/** Accepts the upgrade that a request asks for. 400 for one that asks for none, 403 if nothing is spoken in common. */
export async function acceptUpgrade(exchange: Exchange, protocols: StreamProtocols): Promise<Upgraded> {
  const { upgrade, request, response } = exchange;
  const wanted = request.headers.upgrade ?? '';
  if (upgrade === undefined || !/^(?:websocket|spdy\/3\.1)$/i.test(wanted))
    throw badRequest('Upgrade request required');
  const { socket, head } = upgrade;
  if (/^spdy/i.test(wanted)) {
    const protocol = chosen(request.headers['x-stream-protocol-version'], protocols.spdy);
    response.detachSocket(socket);
    const lines = ['Connection: Upgrade', 'Upgrade: SPDY/3.1', `X-Stream-Protocol-Version: ${protocol}`];
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    if (head.length > 0) socket.unshift(head);
    return { kind: 'spdy', wire: socket };
  }
  const protocol = chosen(request.headers['sec-websocket-protocol'], protocols.webSocket);
  // The answer names the first that is offered.
  request.headers['sec-websocket-protocol'] = protocol;
  response.detachSocket(socket);
  return new Promise((resolve) => {
    webSockets.handleUpgrade(request, socket, head, (accepted) =>
      resolve({ kind: 'webSocket', socket: accepted, protocol }),
    );
  });
}

/** The first protocol that both know. */
function chosen(header: string | readonly string[] | undefined, known: readonly string[]): string {
  const offered = [header ?? []].flat().flatMap((each) => each.split(',').map((name) => name.trim()));
  const found = known.find((each) => offered.includes(each));
  if (found !== undefined) return found;
  const lists = `client supports [${offered.join(' ')}], server accepts [${known.join(' ')}]`;
  throw new StatusError(403, 'Forbidden', `unable to upgrade: unable to negotiate protocol: ${lists}`, {});
}
