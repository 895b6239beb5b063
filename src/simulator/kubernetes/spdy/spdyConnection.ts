import type { Duplex } from 'node:stream';
import { encodeFrame, type Frame } from './frame.ts';
import { FrameReader } from './frameReader.ts';
import { HeaderCompressor, HeaderDecompressor, type Headers } from './headerBlock.ts';
import { goAway, reset, SpdyError } from './spdyError.ts';
import { SpdyStream } from './spdyStream.ts';

/** Who gets the streams that a client opens. */
export interface StreamHandler {
  /** Whether such a stream is wanted; one that is not is reset. */
  accepts(headers: Headers): boolean;
  opened(stream: SpdyStream): void;
}

/** Streams that a client may have open at a time. */
const maxStreams = 4096;

/**
 * The server's end of a SPDY/3.1 connection, over anything that carries bytes. Windows are not kept: the only clients
 * there are, kubectl's, neither fill nor open them; who is slow is waited for by the connection.
 */
export class SpdyConnection {
  readonly #wire: Duplex;
  readonly #handler: StreamHandler;
  readonly #streams = new Map<number, SpdyStream>();
  readonly #compressor = new HeaderCompressor();
  readonly #decompressor = new HeaderDecompressor();
  #lastStreamId = 0;
  /** Resolves when the connection has ended, whoever ended it and why. */
  readonly closed: Promise<void>;

  constructor(wire: Duplex, handler: StreamHandler) {
    this.#wire = wire;
    this.#handler = handler;
    wire.on('error', () => wire.destroy());
    wire.once('close', () => {
      for (const stream of this.#streams.values()) stream.destroy();
    });
    this.closed = this.#run();
  }

  /** Says goodbye and ends it, once all that was written is on its way. */
  close(status: number = goAway.ok): void {
    if (this.#wire.destroyed) return;
    this.#send({ kind: 'goAway', lastStreamId: this.#lastStreamId, status });
    this.#wire.end(() => this.#wire.destroy());
  }

  async #run(): Promise<void> {
    const reader = new FrameReader();
    try {
      // The client's goodbye leaves the wire open for ours.
      const chunks: AsyncIterable<Buffer> = this.#wire.iterator({ destroyOnReturn: false });
      for await (const bytes of chunks) for (const frame of reader.read(bytes)) await this.#received(frame);
      this.close();
    } catch (error) {
      // A wire that broke has nobody to tell.
      this.close(error instanceof SpdyError ? goAway.protocolError : goAway.internalError);
    } finally {
      await this.#untilGone();
    }
  }

  #untilGone(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#wire.closed) resolve();
      else this.#wire.once('close', resolve);
    });
  }

  async #received(frame: Frame): Promise<void> {
    switch (frame.kind) {
      case 'synStream':
        return this.#open(frame);
      case 'data': {
        const stream = this.#streams.get(frame.streamId);
        if (stream?.remoteHasFinished === false) return stream.received(frame.data, frame.fin);
        // One that has been closed here may be written to until its client knows.
        const status = frame.streamId > this.#lastStreamId ? reset.invalidStream : reset.alreadyClosed;
        if (stream !== undefined || status === reset.invalidStream) this.#reset(frame.streamId, status);
        return;
      }
      case 'rstStream':
        this.#forget(frame.streamId)?.destroy();
        return;
      case 'headers':
      case 'synReply':
        // It is read for what the next ones refer to.
        this.#decompressor.decompress(frame.block);
        return;
      case 'ping':
        if (frame.id % 2 === 1) this.#send(frame);
        return;
      case 'goAway':
      case 'other':
    }
  }

  #open({ streamId, block, fin, unidirectional }: Extract<Frame, { kind: 'synStream' }>): Promise<void> | undefined {
    const headers = this.#decompressor.decompress(block);
    if (streamId <= this.#lastStreamId || streamId % 2 === 0)
      throw new SpdyError(`a stream with the number ${streamId}`);
    this.#lastStreamId = streamId;
    if (this.#streams.size >= maxStreams || !this.#handler.accepts(headers)) {
      this.#reset(streamId, reset.refusedStream);
      return undefined;
    }
    const stream = new SpdyStream(streamId, headers, {
      data: (id, data, isLast, done) => this.#send({ kind: 'data', streamId: id, data, fin: isLast }, done),
      over: (id, isCut) => {
        if (this.#forget(id) !== undefined && isCut) this.#reset(id, reset.cancel);
      },
    });
    this.#streams.set(streamId, stream);
    this.#send({ kind: 'synReply', streamId, block: this.#compressor.compress(new Map()), fin: unidirectional });
    if (unidirectional) stream.end();
    this.#handler.opened(stream);
    return fin ? stream.received(Buffer.alloc(0), true) : undefined;
  }

  #forget(streamId: number): SpdyStream | undefined {
    const stream = this.#streams.get(streamId);
    this.#streams.delete(streamId);
    return stream;
  }

  #reset(streamId: number, status: number): void {
    this.#send({ kind: 'rstStream', streamId, status });
  }

  #send(frame: Exclude<Frame, { kind: 'other' }>, done: (error?: Error | null) => void = () => undefined): void {
    if (this.#wire.writable) this.#wire.write(encodeFrame(frame), done);
    else done();
  }
}
