import { StringDecoder } from 'node:string_decoder';
import type { RawData, WebSocket } from 'ws';
import type { RunningExec } from './podExec.ts';

/** The first byte of each frame says what it is (channel.k8s.io); `close` comes from version 5 on. */
const channel = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

/** Frames a client may be behind with before its program waits. */
const highWater = 256 * 1024;

/** One `kubectl exec` on its WebSocket. */
export class ExecChannels {
  readonly #socket: WebSocket;
  #firstSize: ((size: { columns: number; rows: number }) => void) | undefined;
  #running: RunningExec | undefined;
  readonly #early: (() => void)[] = [];
  readonly #decoder = new StringDecoder('utf8');

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data) => this.#received(bytesOf(data)));
    socket.on('close', () => this.#running?.hangUp());
    socket.on('error', () => this.#running?.hangUp());
  }

  /** The size of the client's terminal, which it tells at once when it has one; 80 by 24 if it has not told in time. */
  firstSize(): Promise<{ readonly columns: number; readonly rows: number }> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ columns: 80, rows: 24 }), 200);
      this.#firstSize = (size) => {
        clearTimeout(timer);
        resolve(size);
      };
    });
  }

  /** Sends output; resolves when the client has taken enough of it. */
  send(stream: 'stdout' | 'stderr', text: string): Promise<void> {
    return this.#frame(channel[stream], Buffer.from(text));
  }

  /** Ends it without a word: what was to run has gone meanwhile. */
  close(): void {
    this.#socket.close(1011);
  }

  /** Joins the client to what it started, and tells it the end. */
  async serve(running: RunningExec): Promise<void> {
    this.#running = running;
    if (this.#socket.readyState !== this.#socket.OPEN) running.hangUp();
    for (const each of this.#early.splice(0)) each();
    const end = await running.done;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const status = 'refusal' in end ? refusedStatus(end.refusal) : exitStatus(end.code);
    await this.#frame(channel.error, Buffer.from(JSON.stringify(status)));
    this.#socket.close(1000);
  }

  #received(frame: Buffer): void {
    if (this.#running === undefined && frame[0] !== channel.resize) {
      this.#early.push(() => this.#received(frame));
      return;
    }
    const content = frame.subarray(1);
    switch (frame[0]) {
      case channel.stdin:
        this.#input(this.#decoder.write(content));
        break;
      case channel.resize:
        this.#resized(content.toString('utf8'));
        break;
      case channel.close:
        if (content[0] === channel.stdin) this.#running?.endInput();
        break;
      default:
    }
  }

  /** A program that does not read makes the client wait. */
  #input(text: string): void {
    this.#socket.pause();
    void this.#running?.input(text).finally(() => this.#socket.resume());
  }

  #resized(text: string): void {
    const [, width, height] = /"Width":(\d+),"Height":(\d+)/.exec(text) ?? [];
    const size = { columns: Number(width), rows: Number(height) };
    if (!(size.columns > 0) || !(size.rows > 0)) return;
    this.#firstSize?.(size);
    this.#running?.resize(size.columns, size.rows);
  }

  #frame(kind: number, content: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(Buffer.concat([Buffer.of(kind), content]), (error) => {
        if (error) reject(error);
        else resolve();
      });
      // As long as the client is not far behind nobody waits for it.
      if (this.#socket.bufferedAmount < highWater) resolve();
    });
  }
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

function exitStatus(code: number): unknown {
  if (code === 0) return { metadata: {}, status: 'Success' };
  return {
    metadata: {},
    status: 'Failure',
    reason: 'NonZeroExitCode',
    message: `command terminated with non-zero exit code: exit status ${code}`,
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  };
}

function refusedStatus(refusal: string): unknown {
  const cause = `error executing command in container: ${refusal}`;
  return {
    metadata: {},
    status: 'Failure',
    reason: 'InternalError',
    message: `Internal error occurred: ${cause}`,
    details: { causes: [{ message: cause }] },
    code: 500,
  };
}
