import { Duplex } from 'node:stream';
import type { Headers } from './headerBlock.ts';

/** What a stream asks of its connection. */
export interface StreamWire {
  data(streamId: number, data: Buffer, fin: boolean, done: (error?: Error | null) => void): void;
  /** It is over: by itself, or cut off if `isCut`. */
  over(streamId: number, isCut: boolean): void;
}

/** One stream of a SPDY connection. Each of its two directions ends by itself; destroying it resets it. */
export class SpdyStream extends Duplex {
  readonly id: number;
  readonly headers: Headers;
  readonly #wire: StreamWire;
  #hasFinished = false;
  #remoteHasFinished = false;
  #wake: (() => void) | undefined;

  constructor(id: number, headers: Headers, wire: StreamWire) {
    super({ allowHalfOpen: true });
    this.id = id;
    this.headers = headers;
    this.#wire = wire;
    // A wire that breaks is seen by the stream's end.
    this.on('error', () => undefined);
  }

  /** Whether the other side has said that it is at its end. */
  get remoteHasFinished(): boolean {
    return this.#remoteHasFinished;
  }

  /** The other side has sent something. Resolves when more may come. */
  async received(data: Buffer, fin: boolean): Promise<void> {
    const isFull = data.length > 0 && !this.push(data);
    if (fin) this.#remoteHasFinished = true;
    if (fin) this.push(null);
    else if (isFull) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  override _read(): void {
    this.#wakeUp();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#wire.data(this.id, chunk, false, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#hasFinished = true;
    this.#wire.data(this.id, Buffer.alloc(0), true, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wakeUp();
    this.#wire.over(this.id, !this.#hasFinished || !this.#remoteHasFinished);
    done(error);
  }

  #wakeUp(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
