import http from 'node:http';
import https from 'node:https';
import type { ConnectTo } from './curlSettings.ts';

export interface PageRequest {
  readonly connectTo: ConnectTo;
  readonly method: string;
  /** `Name: value`. */
  readonly headers: readonly string[];
  readonly body: string | undefined;
  /** Whether to go where an answer points to. */
  readonly follow: boolean;
  /** Whether any certificate will do. */
  readonly insecure: boolean;
  /** For everything. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

export interface Page {
  readonly url: string;
  readonly code: number;
  /** The status line and headers, as they are shown. */
  readonly head: string;
  readonly body: Buffer;
  /** Of whoever answered. */
  readonly address: string;
}

/** Why a page could not be had: curl's exit status and words. */
export class TransferError extends Error {
  readonly status: number;

  constructor(status: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TransferError';
    this.status = status;
  }
}

const mostRedirects = 50;

/** Gets a page; without a scheme, over HTTP. */
export async function fetchPage(address: string, request: PageRequest): Promise<Page> {
  let url = urlOf(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const { page, location } = await exchange(url, request);
    if (!request.follow || location === undefined || page.code < 300 || page.code >= 400) return page;
    url = new URL(location, url);
  }
  throw new TransferError(47, `Maximum (${mostRedirects}) redirects followed`);
}

function urlOf(address: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(text)) throw new TransferError(3, 'URL rejected: Malformed input to a URL function');
  const url = new URL(text);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new TransferError(1, `Protocol "${url.protocol.slice(0, -1)}" not supported`);
}

function exchange(url: URL, request: PageRequest): Promise<{ page: Page; location: string | undefined }> {
  const { connectTo, method, body, insecure, seconds, signal } = request;
  const isSecure = url.protocol === 'https:';
  const port = Number(url.port === '' ? (isSecure ? 443 : 80) : url.port);
  const place = connectTo.get(`${url.hostname}:${port}`);
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const options: https.RequestOptions = {
    method,
    host: place?.host ?? url.hostname,
    port: place?.port ?? port,
    path: url.pathname + url.search,
    servername: url.hostname,
    headers: { host: url.host, 'user-agent': 'curl/8.5.0', accept: '*/*', ...form, ...headersOf(request.headers) },
    signal: Number.isFinite(seconds) ? AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]) : signal,
    rejectUnauthorized: !insecure,
  };
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(signal.aborted ? error : transferError(error, url.hostname, port, seconds));
    const sent = (isSecure ? https : http).request(options, (response) => {
      // Once the answer has ended, the socket is no longer its own.
      const at = response.socket.remoteAddress ?? '';
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', failed);
      response.once('end', () => {
        const { statusCode = 0, statusMessage = '', httpVersion, rawHeaders, headers } = response;
        const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : []));
        const head = `HTTP/${httpVersion} ${statusCode} ${statusMessage}\r\n${lines.map((each) => `${each}\r\n`).join('')}\r\n`;
        const page = { url: url.href, code: statusCode, head, body: Buffer.concat(pieces), address: at };
        resolve({ page, location: headers.location });
      });
    });
    sent.once('error', failed).end(body);
  });
}

function headersOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((header) => {
      const [name = '', ...value] = header.split(':');
      return [name.trim().toLowerCase(), value.join(':').trim()];
    }),
  );
}

function transferError(error: NodeJS.ErrnoException, host: string, port: number, seconds: number): TransferError {
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new TransferError(6, `Could not resolve host: ${host}`, error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return new TransferError(28, `Operation timed out after ${Math.round(seconds * 1000)} milliseconds`, error);
  if (/CERT|SIGNATURE|ALTNAME/.test(error.code ?? ''))
    return new TransferError(60, `SSL certificate problem: ${error.message}`, error);
  if (error.code === 'ECONNRESET') return new TransferError(52, 'Empty reply from server', error);
  return new TransferError(7, `Failed to connect to ${host} port ${port}: ${error.message}`, error);
}
