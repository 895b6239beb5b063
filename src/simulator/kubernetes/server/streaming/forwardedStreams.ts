import type { Duplex } from 'node:stream';
import type { Headers } from '../../spdy/headerBlock.ts';
import { SpdyConnection, type StreamHandler } from '../../spdy/spdyConnection.ts';
import type { SpdyStream } from '../../spdy/spdyStream.ts';
import type { PortForwarder } from './portForwarder.ts';
import { creationTimeout } from './spdyStreams.ts';

/** The two streams of one connection: its bytes, and what goes wrong with it. */
interface Pair {
  data?: SpdyStream;
  error?: SpdyStream;
  readonly timer: NodeJS.Timeout;
}

/** `kubectl port-forward` over SPDY (portforward.k8s.io): a pair of streams for each connection, with one request id. */
export class ForwardedStreams implements StreamHandler {
  readonly #forwarder: PortForwarder;
  /** Those that are not complete yet, by request id. */
  readonly #pairs = new Map<string, Pair>();
  /** Resolves when the client has gone. */
  readonly closed: Promise<void>;

  constructor(wire: Duplex, forwarder: PortForwarder) {
    this.#forwarder = forwarder;
    this.closed = new SpdyConnection(wire, this).closed.finally(() => {
      for (const { timer } of this.#pairs.values()) clearTimeout(timer);
    });
  }

  accepts(headers: Headers): boolean {
    const type = headers.get('streamtype');
    if (type !== 'data' && type !== 'error') return false;
    const id = headers.get('requestid');
    return id !== undefined && this.#pairs.get(id)?.[type] === undefined && portOf(headers) !== undefined;
  }

  opened(stream: SpdyStream): void {
    const id = stream.headers.get('requestid') ?? '';
    const pair = this.#pairs.get(id) ?? this.#begin(id);
    pair[stream.headers.get('streamtype') === 'data' ? 'data' : 'error'] = stream;
    if (pair.data === undefined || pair.error === undefined) return;
    this.#pairs.delete(id);
    clearTimeout(pair.timer);
    void this.#forward(pair.data, pair.error);
  }

  #begin(id: string): Pair {
    const timer = setTimeout(() => {
      this.#pairs.delete(id);
      pair.data?.destroy();
      pair.error?.destroy();
    }, creationTimeout);
    const pair: Pair = { timer };
    this.#pairs.set(id, pair);
    return pair;
  }

  async #forward(data: SpdyStream, error: SpdyStream): Promise<void> {
    error.on('error', () => error.destroy()).resume();
    const problem = await this.#forwarder.connect(portOf(data.headers) ?? 0, data);
    if (problem === undefined) error.end();
    else error.end(problem);
  }
}

function portOf(headers: Headers): number | undefined {
  const text = headers.get('port') ?? '';
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port > 0 && port <= 65_535 ? port : undefined;
}
