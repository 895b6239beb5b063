import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Disposable } from '../../base/disposable.ts';
import type { HttpRequest } from '../host/packets/http.ts';
import type { HttpOutcome } from '../host/packets/outcomes.ts';
import { readRequest, writeResponse } from '../host/packets/servedRequest.ts';

/** A place on the internet of this world. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** Asks a place; `undefined` for a host that this door does not lead to. */
export type Ask = (host: string, message: HttpRequest) => HttpOutcome | undefined;

/** Milliseconds a client may take to send a request. */
const requestTimeout = 30_000;

/**
 * A port of the loopback interface behind which hosts of this world's internet answer. A connection that would not be
 * taken there, or not answered, is closed without an answer.
 */
export class Door implements Disposable {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static open(ask: Ask): Promise<Door> {
    const server = createServer({ requestTimeout }, (incoming, outgoing) => {
      answer(ask, incoming, outgoing).catch(() => outgoing.destroy());
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(new Door(server)));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  dispose(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function answer(ask: Ask, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming, outgoing);
  if (request === undefined) return;
  const host = request.host.replace(/:\d+$/, '');
  const outcome = ask(host, request);
  if (outcome === undefined) {
    // A page in a browser that was made to resolve its own name to this address still says its own name.
    outgoing.writeHead(421, { 'content-type': 'text/plain' }).end(`There is no ${host} behind this port.\n`);
  } else if (outcome.kind === 'response') writeResponse(outgoing, outcome.response);
  else outgoing.destroy();
}
