import { setTimeout } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { bytesOfText, ByteText } from '../../../../terminal/streams/byteText.ts';
import { endStatus, FirstSize, highWater, terminalSize, type ClientStreams } from './clientStreams.ts';
import { bytesOf, sendFrame } from './frames.ts';
import type { RunningExec } from './podExec.ts';

/** The first byte of each frame says what it is (channel.k8s.io); `close` comes from version 5 on. */
const channel = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

/**
 * Milliseconds that a client has to open its channels after the handshake: kubectl drops what comes for one it has not
 * opened yet. On a network it has that time by itself.
 */
const openingTime = 50;

/** One `kubectl exec` or `attach` on its WebSocket. */
export class Channels implements ClientStreams {
  readonly #socket: WebSocket;
  readonly #firstSize = new FirstSize();
  #running: RunningExec | undefined;
  readonly #early: (() => void)[] = [];
  readonly #decoder = new ByteText();
  readonly #opened = setTimeout(openingTime);

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data) => this.#received(bytesOf(data)));
    socket.on('close', () => this.#running?.hangUp());
    socket.on('error', () => this.#running?.hangUp());
  }

  firstSize(): ReturnType<ClientStreams['firstSize']> {
    return this.#firstSize.get();
  }

  async send(stream: 'stdout' | 'stderr', text: string): Promise<void> {
    await this.#opened;
    await sendFrame(this.#socket, channel[stream], bytesOfText(text), highWater);
  }

  close(): void {
    this.#socket.close(1011);
  }

  async serve(running: RunningExec): Promise<void> {
    this.#running = running;
    if (this.#socket.readyState !== this.#socket.OPEN) running.hangUp();
    for (const each of this.#early.splice(0)) each();
    const end = await running.done;
    await this.#opened;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    await sendFrame(this.#socket, channel.error, Buffer.from(endStatus(end)), highWater);
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
        this.#input(this.#decoder.read(content));
        break;
      case channel.resize:
        this.#resized(content.toString('utf8'));
        break;
      case channel.close:
        if (content[0] === channel.stdin) this.#endInput();
        break;
      default:
    }
  }

  /** A program that does not read makes the client wait. */
  #input(text: string): void {
    this.#socket.pause();
    void this.#running?.input(text).finally(() => this.#socket.resume());
  }

  #endInput(): void {
    const rest = this.#decoder.end();
    if (rest !== '') this.#input(rest);
    this.#running?.endInput();
  }

  #resized(message: string): void {
    const size = terminalSize(message);
    if (size === undefined) return;
    this.#firstSize.tell(size);
    this.#running?.resize(size.columns, size.rows);
  }
}
