import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { ClusterSettings } from '../ports/cluster.ts';
import type { BearerToken } from './bearerToken.ts';

export type Query = Readonly<Record<string, string>>;

/** An answer of the API server that is no success: its status, and what it said. */
export class HttpFailure extends Error {
  readonly statusCode: number;
  readonly body: string;

  constructor(statusCode: number, body: string) {
    super(`HTTP ${statusCode}`);
    this.statusCode = statusCode;
    this.body = body;
  }
}

const json = 'application/json';

/** A request that says nothing for this long (milliseconds) has failed. */
const silence = 30_000;

/**
 * Requests to one API server over connections of its own. What is read this way comes as the server wrote it: client-node
 * goes over every field of every object once more, which for many thousand objects takes longer than the wire.
 */
export class ApiTransport {
  readonly #endpoint: string;
  readonly #agent: Agent;
  readonly #token: BearerToken;

  constructor(
    { endpoint, certificateAuthority }: Pick<ClusterSettings, 'endpoint' | 'certificateAuthority'>,
    token: BearerToken,
  ) {
    this.#endpoint = endpoint;
    this.#agent = new Agent({ keepAlive: true, ca: Buffer.from(certificateAuthority, 'base64') });
    this.#token = token;
  }

  /** The text of one object or list, asked for as by `list`. */
  async read(path: string, query: Query, signal: AbortSignal): Promise<string> {
    return textOf(await this.list(path, query, signal), signal);
  }

  /** As `open`, in JSON or what else is accepted; but a token that the server does not take is replaced and tried once more. */
  async list(path: string, query: Query, signal: AbortSignal, accept = json): Promise<IncomingMessage> {
    try {
      return await this.#send('GET', path, query, signal, { accept });
    } catch (error) {
      if (!(error instanceof HttpFailure) || error.statusCode !== 401) throw error;
      this.#token.forget();
    }
    return this.#send('GET', path, query, signal, { accept });
  }

  /** An answer as soon as it begins; rejects with an `HttpFailure` if it is no success. It ends with the signal. */
  open(path: string, query: Query, signal: AbortSignal, timeout = silence): Promise<IncomingMessage> {
    return this.#send('GET', path, query, signal, { timeout });
  }

  /** Deletes one object; rejects with an `HttpFailure` if the server does not. */
  async delete(path: string, signal: AbortSignal): Promise<void> {
    await textOf(await this.#send('DELETE', path, {}, signal), signal);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #send(
    method: string,
    path: string,
    query: Query,
    signal: AbortSignal,
    { timeout = silence, accept = json }: { readonly timeout?: number; readonly accept?: string } = {},
  ): Promise<IncomingMessage> {
    const url = new URL(this.#endpoint + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = { authorization: `Bearer ${await this.#token.get()}`, accept };
    signal.throwIfAborted();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      let answer: IncomingMessage | undefined;
      const asking = request(url, { method, agent: this.#agent, headers, signal, timeout }, (response) => {
        answer = response;
        resolve(response);
      });
      asking.on('timeout', () => {
        // What it has said may be waiting for its turn.
        if (answer !== undefined && answer.readableLength > 0) answer.setTimeout(timeout);
        else asking.destroy(new DOMException('The server said nothing.', 'TimeoutError'));
      });
      asking.on('error', (error) => reject(signal.aborted ? signal.reason : error));
      asking.end();
    });
    const { statusCode = 0 } = response;
    if (statusCode < 300) return response;
    throw new HttpFailure(statusCode, await textOf(response, signal));
  }
}

async function textOf(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
  return Buffer.concat(chunks).toString();
}
