import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { ToolError } from '../tool.ts';
import type { ClusterConnection } from './clusterConnection.ts';

export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly accept: string;
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; without it the answer may take as long as it likes. */
  readonly timeout?: number | undefined;
}

/** An answer whose head has come. */
export interface Answer {
  readonly code: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readable;
}

/** Sends one request to the API server. Fails with the words of kubectl when no answer comes. */
export function exchange({ server, tls, headers }: ClusterConnection, sent: Exchange): Promise<Answer> {
  const url = new URL(server.pathname.replace(/\/$/, '') + sent.path, server);
  const { body, signal, timeout } = sent;
  // Node leaves the length out where a method usually has no body, such as DELETE.
  const described =
    body === undefined
      ? {}
      : { 'content-type': sent.contentType ?? 'application/json', 'content-length': Buffer.byteLength(body) };
  const options = {
    ...tls,
    method: sent.method,
    headers: { ...headers, accept: sent.accept, 'accept-encoding': 'gzip', ...described } as http.OutgoingHttpHeaders,
    ...(signal === undefined ? {} : { signal }),
    ...(timeout === undefined ? {} : { timeout }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'http:' ? http : https).request(url, options, (response) => {
      resolve({ code: response.statusCode ?? 0, headers: response.headers, body: unpacked(response) });
    });
    request.once('timeout', () => request.destroy(new Error('net/http: request canceled (Client.Timeout exceeded)')));
    request.once('error', (error: NodeJS.ErrnoException) =>
      reject(signal?.aborted === true ? error : new ToolError(unreachable(error, url), 1, error)),
    );
    request.end(body);
  });
}

function unpacked(response: IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  const plain = createGunzip();
  response.once('error', (error) => plain.destroy(error));
  return response.pipe(plain);
}

/** Why there was no answer, in the words of kubectl and of Go. */
function unreachable({ code, message }: NodeJS.ErrnoException, url: URL): string {
  if (code === 'ECONNREFUSED')
    return `The connection to the server ${url.host} was refused - did you specify the right host or port?`;
  return `Unable to connect to the server: ${reasonOf(code, message, url)}`;
}

function reasonOf(code: string | undefined, message: string, { host, hostname }: URL): string {
  if (code === 'ENOTFOUND') return `dial tcp: lookup ${hostname}: no such host`;
  if (code === 'ETIMEDOUT') return `dial tcp ${host}: i/o timeout`;
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN' || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    return 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
  if (message.includes('wrong version number')) return 'http: server gave HTTP response to HTTPS client';
  return message;
}
