import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Disposable } from '../../base/disposable.ts';
import type { HttpRequest } from '../host/packets/http.ts';
import type { HttpOutcome } from '../host/packets/outcomes.ts';
import { bodyOf } from '../requestBody.ts';

/** A place on the internet of this world. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** Asks a place; `undefined` for a host that this door does not lead to. */
export type Ask = (host: string, message: HttpRequest) => HttpOutcome | undefined;

/** Largest body taken, in bytes, and milliseconds a client may take to send a request. */
const bodyLimit = 1024 * 1024;
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
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const body = await bodyOf(incoming, bodyLimit);
  if (body === undefined) {
    outgoing.writeHead(413).end();
    return;
  }
  const outcome = ask(host, {
    method: incoming.method ?? 'GET',
    host: incoming.headers.host ?? '',
    path: incoming.url ?? '/',
    headers: headersOf(incoming),
    body: body.toString('utf8'),
  });
  if (outcome === undefined) {
    // A page in a browser that was made to resolve its own name to this address still says its own name.
    outgoing.writeHead(421, { 'content-type': 'text/plain' }).end(`There is no ${host} behind this port.\n`);
  } else if (outcome.kind === 'response') {
    const { status, reason, headers, body } = outcome.response;
    outgoing.writeHead(status, reason, { ...headers }).end(body);
  } else {
    outgoing.destroy();
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const { host: _host, ...others } = headers;
  return Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
