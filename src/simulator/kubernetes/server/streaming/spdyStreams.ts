import type { Duplex } from 'node:stream';
import { bytesOfText, ByteText } from '../../../../terminal/streams/byteText.ts';
import type { Headers } from '../../spdy/headerBlock.ts';
import { SpdyConnection, type StreamHandler } from '../../spdy/spdyConnection.ts';
import type { SpdyStream } from '../../spdy/spdyStream.ts';
import {
  endStatus,
  FirstSize,
  highWater,
  terminalSize,
  type ClientStreams,
  type WantedStreams,
} from './clientStreams.ts';
import type { RunningExec } from './podExec.ts';

type StreamType = 'error' | 'stdin' | 'stdout' | 'stderr' | 'resize';

/** Milliseconds of real time in which a client opens its streams, and no longer. */
export const creationTimeout = 30_000;

/** One `kubectl exec` or `attach` on a SPDY connection, on which the client opens a stream for each direction (v4). */
export class SpdyStreams implements ClientStreams, StreamHandler {
  readonly #wanted: ReadonlySet<StreamType>;
  readonly #streams = new Map<StreamType, SpdyStream>();
  readonly #complete = Promise.withResolvers<boolean>();
  readonly #connection: SpdyConnection;
  readonly #firstSize = new FirstSize();
  #running: RunningExec | undefined;

  private constructor(wire: Duplex, wanted: WantedStreams) {
    const { stdin, stdout, stderr, terminal } = wanted;
    // What a terminal shows is one stream.
    const asked = { error: true, stdin, stdout, stderr: stderr && !terminal, resize: terminal };
    this.#wanted = new Set((Object.keys(asked) as StreamType[]).filter((type) => asked[type]));
    this.#connection = new SpdyConnection(wire, this);
  }

  /** Waits for the client's streams; undefined if they do not come. */
  static async open(wire: Duplex, wanted: WantedStreams): Promise<SpdyStreams | undefined> {
    const streams = new SpdyStreams(wire, wanted);
    const timer = setTimeout(() => streams.#complete.resolve(false), creationTimeout);
    void streams.#connection.closed.then(() => streams.#complete.resolve(false));
    const complete = await streams.#complete.promise;
    clearTimeout(timer);
    if (complete) return streams;
    streams.close();
    return undefined;
  }

  accepts(headers: Headers): boolean {
    const type = headers.get('streamtype') as StreamType | undefined;
    return type !== undefined && this.#wanted.has(type) && !this.#streams.has(type);
  }

  opened(stream: SpdyStream): void {
    const type = stream.headers.get('streamtype') as StreamType;
    this.#streams.set(type, stream);
    if (type === 'resize') this.#readSizes(stream);
    // Nobody writes to those, but they end.
    else if (type !== 'stdin') stream.resume();
    if (this.#streams.size === this.#wanted.size) this.#complete.resolve(true);
  }

  firstSize(): ReturnType<ClientStreams['firstSize']> {
    return this.#firstSize.get();
  }

  send(type: 'stdout' | 'stderr', text: string): Promise<void> {
    const stream = this.#streams.get(type);
    if (stream === undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      stream.write(bytesOfText(text), (error) => {
        if (error) reject(error);
        else resolve();
      });
      if (stream.writableLength < highWater) resolve();
    });
  }

  close(): void {
    this.#connection.close();
  }

  async serve(running: RunningExec): Promise<void> {
    this.#running = running;
    void this.#connection.closed.then(() => running.hangUp());
    const stdin = this.#streams.get('stdin');
    if (stdin !== undefined) readInput(stdin, running);
    const end = await running.done;
    this.#streams.get('error')?.write(endStatus(end));
    for (const stream of this.#streams.values()) stream.end();
    this.close();
  }

  #readSizes(stream: SpdyStream): void {
    stream.on('data', (message: Buffer) => {
      const size = terminalSize(message.toString('utf8'));
      if (size === undefined) return;
      this.#firstSize.tell(size);
      this.#running?.resize(size.columns, size.rows);
    });
  }
}

/** A program that does not read makes the client wait. */
function readInput(stdin: SpdyStream, running: RunningExec): void {
  const decoder = new ByteText();
  stdin.on('data', (content: Buffer) => {
    stdin.pause();
    void running.input(decoder.read(content)).finally(() => stdin.resume());
  });
  stdin.once('end', () => {
    void running.input(decoder.end());
    running.endInput();
  });
}
