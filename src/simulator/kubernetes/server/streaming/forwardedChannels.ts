import { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { bytesOf, sendFrame } from './frames.ts';
import { highWater } from './clientStreams.ts';
import type { PortForwarder } from './portForwarder.ts';

/**
 * Port forwarding without SPDY, as `@kubernetes/client-node` does it: two channels of a WebSocket for each port, one for
 * its bytes and one for what goes wrong, both beginning with the number of the port. There is one connection to each
 * port, made at once. Resolves when all have ended or the client has gone.
 */
export async function serveChannels(
  socket: WebSocket,
  ports: readonly number[],
  forwarder: PortForwarder,
): Promise<void> {
  socket.binaryType = 'nodebuffer';
  const streams = ports.map((_, index) => new ChannelStream(socket, 2 * index));
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => {
      for (const each of streams) each.destroy();
      resolve();
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (message) => {
    const frame = bytesOf(message);
    streams.find(({ channel }) => channel === frame[0])?.received(frame.subarray(1));
  });
  const forwarded = ports.map(async (port, index) => {
    const stream = streams[index];
    if (stream === undefined) return;
    const number = Buffer.alloc(2);
    number.writeUInt16LE(port);
    for (const channel of [stream.channel, stream.channel + 1]) await sendFrame(socket, channel, number, highWater);
    const problem = await forwarder.connect(port, stream);
    if (problem !== undefined && socket.readyState === socket.OPEN)
      await sendFrame(socket, stream.channel + 1, Buffer.from(problem), highWater);
  });
  await Promise.race([Promise.allSettled(forwarded), gone]);
  socket.close(1000);
  await gone;
}

/** The bytes of one channel. There is no word for the end of one: only the WebSocket ends. */
class ChannelStream extends Duplex {
  readonly channel: number;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, channel: number) {
    super();
    this.#socket = socket;
    this.channel = channel;
  }

  received(content: Buffer): void {
    if (this.readableEnded || this.destroyed || content.length === 0) return;
    if (!this.push(content)) this.#socket.pause();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.send(Buffer.concat([Buffer.of(this.channel), chunk]), done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.resume();
    done(error);
  }
}
