import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../requestBody.ts';
import { noAnswer, type WireRequest, type WireResponse } from './protocol.ts';

/** Largest body taken, bytes. The largest any client of the lab sends is a template of 50 kB. */
const bodyLimit = 1024 * 1024;
/** Milliseconds a client may take to send a request. */
const requestTimeout = 30_000;

const plain = { 'content-type': 'application/json' };
const tooLarge: WireResponse = { status: 413, headers: plain, body: '{"message":"the request is too large"}' };
const foreignHost: WireResponse = { status: 421, headers: plain, body: '{"message":"the host is not this simulator"}' };
const broken: WireResponse = { status: 500, headers: plain, body: '{"message":"the simulator failed"}' };

/** An HTTP server on the loopback interface that hands whole requests to `answer`. */
export class AwsServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on `port` of 127.0.0.1 (0: any free one). Rejects when the port is taken. */
  static listen(port: number, answer: (request: WireRequest) => Promise<WireResponse>): Promise<AwsServer> {
    const server = createServer({ requestTimeout }, (incoming, outgoing) => {
      handle(incoming, answer).then(
        (response) => send(outgoing, response),
        () => send(outgoing, broken),
      );
    });
    server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      else socket.destroy();
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(new AwsServer(server)));
    });
  }

  /** `http://127.0.0.1:<port>`. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  dispose(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function handle(
  incoming: IncomingMessage,
  answer: (request: WireRequest) => Promise<WireResponse>,
): Promise<WireResponse> {
  if (!isOurs(incoming)) return foreignHost;
  const body = await bodyOf(incoming, bodyLimit);
  if (body === undefined) return tooLarge;
  const [path = '/', ...rest] = (incoming.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  return answer({
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(rest.join('?')),
    headers,
    body: body.toString('utf8'),
  });
}

/** A page in a browser that was made to resolve its own name to this address still says its own name. */
function isOurs({ headers, socket }: IncomingMessage): boolean {
  return headers.host === `127.0.0.1:${socket.localPort}` || headers.host === `localhost:${socket.localPort}`;
}

function send(outgoing: ServerResponse, response: WireResponse): void {
  if (outgoing.destroyed) return;
  if (response === noAnswer) return void outgoing.destroy();
  const { status, headers, body } = response;
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.end(bytes);
}
