import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from '../../requestBody.ts';
import type { HttpRequest, HttpResponse } from './http.ts';

/** Bytes that the body of a request may have. */
const bodyLimit = 1024 * 1024;

/** A request that came over a real connection, as one of this world. Answers 413 by itself, and gives undefined then. */
export async function readRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<HttpRequest | undefined> {
  const body = await bodyOf(incoming, bodyLimit);
  if (body === undefined) {
    outgoing.writeHead(413).end();
    return undefined;
  }
  return {
    method: incoming.method ?? 'GET',
    host: incoming.headers.host ?? '',
    path: incoming.url ?? '/',
    headers: headersOf(incoming),
    body: body.toString('utf8'),
  };
}

/** Answers it with a response of this world. */
export function writeResponse(outgoing: ServerResponse, { status, reason, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, reason, { ...headers }).end(body);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const { host: _host, ...others } = headers;
  return Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
