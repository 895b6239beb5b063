import { duplexPair, type Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { encodeFrame, type Frame } from '../../../../src/simulator/kubernetes/spdy/frame.ts';
import { FrameReader } from '../../../../src/simulator/kubernetes/spdy/frameReader.ts';
import { HeaderCompressor } from '../../../../src/simulator/kubernetes/spdy/headerBlock.ts';
import { SpdyConnection } from '../../../../src/simulator/kubernetes/spdy/spdyConnection.ts';
import type { SpdyStream } from '../../../../src/simulator/kubernetes/spdy/spdyStream.ts';
import { emptyEnd, firstSynStream, ping, secondSynStream } from './recorded.ts';

/** The client's end of a connection, and what has come out of it. */
class Client {
  readonly wire: Duplex;
  /** The server's end of it. */
  readonly far: Duplex;
  readonly frames: Frame[] = [];
  readonly opened: SpdyStream[] = [];
  readonly closed: Promise<void>;
  readonly connection: SpdyConnection;

  constructor(accepts: (headers: ReadonlyMap<string, string>) => boolean = () => true) {
    const [server, client] = duplexPair();
    this.wire = client;
    this.far = server;
    const reader = new FrameReader();
    client.on('data', (bytes: Buffer) => this.frames.push(...reader.read(bytes)));
    this.connection = new SpdyConnection(server, {
      accepts,
      opened: (stream) => this.opened.push(stream),
    });
    this.closed = this.connection.closed;
  }

  /** Sends bytes, and lets the other side read them. */
  async send(...pieces: readonly Buffer[]): Promise<void> {
    this.wire.write(Buffer.concat(pieces));
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  kinds(): readonly string[] {
    return this.frames.map((frame) => frame.kind);
  }
}

const text = (streamId: number, content: string, fin = false): Buffer =>
  encodeFrame({ kind: 'data', streamId, data: Buffer.from(content), fin });

test('replies to a stream, carries it both ways, and ends each way by itself', async () => {
  const client = new Client();
  await client.send(firstSynStream, text(1, 'ask'), emptyEnd, ping);
  const [stream] = client.opened;
  expect(stream?.headers.get('streamtype')).toBe('error');
  const heard: string[] = [];
  stream?.on('data', (bytes: Buffer) => heard.push(bytes.toString())).on('end', () => heard.push('end'));
  await client.send();
  expect(heard).toEqual(['ask', 'end']);
  stream?.write('answer');
  stream?.end();
  await client.send();
  expect(client.frames).toEqual([
    { kind: 'synReply', streamId: 1, block: expect.any(Buffer), fin: false },
    { kind: 'ping', id: 1 },
    { kind: 'data', streamId: 1, data: Buffer.from('answer'), fin: false },
    { kind: 'data', streamId: 1, data: Buffer.alloc(0), fin: true },
  ]);
  expect(stream?.destroyed).toBe(true);
});

test('resets a stream that nobody wants, and one that is cut off', async () => {
  const client = new Client((headers) => headers.get('requestid') === '1');
  await client.send(firstSynStream, secondSynStream);
  expect(client.frames[0]).toEqual({ kind: 'rstStream', streamId: 1, status: 3 });
  client.opened[0]?.destroy();
  await client.send(text(3, 'too late'));
  expect(client.frames.slice(2)).toEqual([{ kind: 'rstStream', streamId: 3, status: 5 }]);
});

test('a stream that the client resets is over', async () => {
  const client = new Client();
  await client.send(firstSynStream, encodeFrame({ kind: 'rstStream', streamId: 1, status: 5 }));
  expect(client.opened[0]?.destroyed).toBe(true);
  expect(client.kinds()).toEqual(['synReply']);
});

test('data for no stream, and after the end of one, are refused', async () => {
  const client = new Client();
  await client.send(text(9, 'who'), firstSynStream, emptyEnd, text(1, 'more'));
  expect(client.frames.filter(({ kind }) => kind === 'rstStream')).toEqual([
    { kind: 'rstStream', streamId: 9, status: 2 },
    { kind: 'rstStream', streamId: 1, status: 9 },
  ]);
});

test.each([
  ['a stream number again', Buffer.concat([firstSynStream, encodeFrame(stream(1))])],
  ['an even stream number', encodeFrame(stream(2))],
  ['headers that are none', encodeFrame({ ...stream(1), block: Buffer.from('GET / HTTP/1.1') })],
  ['another protocol', Buffer.from('\u0080GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 'latin1')],
])('says goodbye to %s', async (_, bytes) => {
  const client = new Client();
  await client.send(bytes);
  await client.closed;
  expect(client.frames.at(-1)).toMatchObject({ kind: 'goAway', status: 1 });
  expect(client.opened.every((each) => each.destroyed)).toBe(true);
});

function stream(streamId: number): Extract<Frame, { kind: 'synStream' }> {
  const block = new HeaderCompressor().compress(new Map([['streamtype', 'data']]));
  return { kind: 'synStream', streamId, block, fin: false, unidirectional: false };
}

test('a hundred streams at a time keep apart', async () => {
  const client = new Client();
  const compressor = new HeaderCompressor();
  const ids = Array.from({ length: 100 }, (_, index) => 2 * index + 1);
  await client.send(
    ...ids.map((id) => encodeFrame({ ...stream(id), block: compressor.compress(new Map([['n', String(id)]])) })),
  );
  for (const each of client.opened)
    each.on('data', (bytes: Buffer) => each.write(`${each.headers.get('n')}:${bytes.toString()}`));
  await client.send(...ids.toReversed().map((id) => text(id, `to ${id}`)));
  const answers = client.frames.flatMap((frame) => (frame.kind === 'data' ? [frame.data.toString()] : []));
  expect(answers.toSorted()).toEqual(ids.map((id) => `${id}:to ${id}`).toSorted());
});

test('a stream that nobody reads makes the client wait, until it goes', async () => {
  const client = new Client();
  await client.send(firstSynStream);
  const piece = text(1, 'x'.repeat(64 * 1024));
  let sent = 0;
  const more = (): void => {
    while (sent < 100 && client.wire.write(piece)) sent += 1;
  };
  client.wire.on('drain', more);
  more();
  await client.send();
  expect(sent).toBeLessThan(20);
  client.far.destroy();
  await client.closed;
  expect(client.opened[0]?.destroyed).toBe(true);
});

test('a wire that breaks while a stream is written harms nobody', async () => {
  const client = new Client();
  await client.send(firstSynStream);
  const [stream] = client.opened;
  client.far._write = (_chunk, _encoding, done) => done(new Error('write ECONNRESET'));
  stream?.write('too late');
  await client.closed;
  stream?.write('later still');
  await client.send();
  expect(stream?.destroyed).toBe(true);
});

test('streams end with their connection', async () => {
  const client = new Client();
  await client.send(firstSynStream, secondSynStream);
  client.wire.end();
  await client.closed;
  expect(client.opened.map((each) => each.destroyed)).toEqual([true, true]);
});
