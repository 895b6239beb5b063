import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'yaml';
import { badRequest, StatusError, type Status } from '../statusError.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { User } from './user.ts';

const bodyLimit = 3 * 1024 * 1024;

/** One request being answered. */
export interface Exchange {
  readonly api: KubeApi;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly user: User;
}

/** A query parameter, or undefined if absent or empty. */
export function query(exchange: Exchange, name: string): string | undefined {
  const value = exchange.url.searchParams.get(name);
  return value === null || value === '' ? undefined : value;
}

/** True when the request asks that nothing be stored. */
export function isDryRun(exchange: Exchange): boolean {
  return query(exchange, 'dryRun') === 'All';
}

export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';
}

/**
 * The body as JSON; undefined if there is none. 415 for a form that is neither JSON nor YAML, 413 beyond 3 MiB,
 * 400 if it cannot be parsed.
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const type = mediaType(request);
  if (!type.endsWith('json') && !type.endsWith('yaml')) throw unsupported(type);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit)
      throw new StatusError(413, 'RequestEntityTooLarge', 'Request entity too large: limit is 3145728');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return type.endsWith('yaml') ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw badRequest(`the object provided is unrecognized: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function unsupported(type: string): StatusError {
  const message = `the body of the request was in an unknown format - accepted media types include: application/json, application/yaml (${type} is not accepted by this server)`;
  return new StatusError(415, 'UnsupportedMediaType', message, {});
}

export function sendJson(response: ServerResponse, code: number, body: unknown, type = 'application/json'): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(code, { 'content-type': type, 'content-length': text.length });
  response.end(text);
}

export function sendStatus(response: ServerResponse, status: Status): void {
  sendJson(response, status.code, status);
}
