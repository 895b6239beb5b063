import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parse } from 'yaml';
import { bodyOf } from '../../requestBody.ts';
import type { User } from '../identity/user.ts';
import type { KubeApi } from '../kubeApi.ts';
import { decodeProtobuf } from '../schema/protobuf.ts';
import { badRequest, StatusError, type Status } from '../statusError.ts';
import type { ServerContext } from './serverContext.ts';

/** Bytes; what the API server takes. */
const bodyLimit = 3 * 1024 * 1024;
/** The media type of the API's own protobuf. */
export const protobuf = 'application/vnd.kubernetes.protobuf';

/** One request being answered. */
export interface Exchange {
  readonly server: ServerContext;
  readonly api: KubeApi;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly user: User;
  /** Sent with the answer, for kubectl to print. */
  readonly warnings: string[];
  /** Present when the client asks for another protocol on its connection. */
  readonly upgrade?: { readonly socket: Socket; readonly head: Buffer };
}

/** A query parameter, or undefined if absent or empty. */
export function query(exchange: Pick<Exchange, 'url'>, name: string): string | undefined {
  const value = exchange.url.searchParams.get(name);
  return value === null || value === '' ? undefined : value;
}

/** A query parameter that is a whole number, not below zero; 400 if it is something else. */
export function numberQuery(exchange: Pick<Exchange, 'url'>, name: string): number | undefined {
  const text = query(exchange, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,18}$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

/** True when the request asks that nothing be stored; 400 for an unknown way of doing so. */
export function isDryRun(exchange: Exchange): boolean {
  const asked = query(exchange, 'dryRun');
  if (asked === undefined || asked === 'All') return asked === 'All';
  throw badRequest(`Invalid value: []string{${JSON.stringify(asked)}}: supported values: "All"`);
}

export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';
}

/**
 * The body as JSON; undefined if there is none. 415 for a form that is neither JSON, YAML nor protobuf, 413 beyond
 * 3 MiB, 400 if it cannot be parsed. `model` is what a protobuf body holds.
 */
export async function readBody(request: IncomingMessage, model?: string): Promise<unknown> {
  const type = mediaType(request);
  const binary = type === protobuf && model !== undefined;
  if (!binary && !type.endsWith('json') && !type.endsWith('yaml')) throw unsupported(type);
  const body = await bodyOf(request, bodyLimit);
  if (body === undefined)
    throw new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${bodyLimit}`);
  if (body.length === 0) return undefined;
  try {
    if (binary) return decodeProtobuf(body, model);
    const text = body.toString('utf8');
    if (text.trim() === '') return undefined;
    return type.endsWith('yaml') ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
  } catch (error) {
    throw badRequest(`the object provided is unrecognized (must be of type ${type}): ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unsupported(type: string): StatusError {
  const message = `the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf`;
  return new StatusError(415, 'UnsupportedMediaType', `${message} (${type} is not accepted by this server)`, {});
}

export function sendJson(response: ServerResponse, code: number, body: unknown, type = 'application/json'): void {
  sendText(response, code, JSON.stringify(body), type);
}

/** Sends JSON that is already text. */
export function sendText(response: ServerResponse, code: number, text: string, type = 'application/json'): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(text);
  response.writeHead(code, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-cache, private',
  });
  response.end(bytes);
}

export function sendStatus(response: ServerResponse, status: Status): void {
  sendJson(response, status.code, status);
}

/** The warnings of an exchange as headers (RFC 7234), before its answer is sent. */
export function setWarnings({ response, warnings }: Exchange): void {
  if (warnings.length === 0 || response.headersSent) return;
  response.setHeader(
    'warning',
    warnings.map((text) => `299 - "${text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll(/[^\x20-\x7e]/g, '?')}"`),
  );
}
