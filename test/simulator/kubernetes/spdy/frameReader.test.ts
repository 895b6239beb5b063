import { expect, test } from 'vitest';
import { encodeFrame, type Frame } from '../../../../src/simulator/kubernetes/spdy/frame.ts';
import { FrameReader } from '../../../../src/simulator/kubernetes/spdy/frameReader.ts';
import { emptyEnd, firstSynStream, ping } from './recorded.ts';

const read = (...chunks: readonly Buffer[]): readonly Frame[] => {
  const reader = new FrameReader();
  return chunks.flatMap((chunk) => [...reader.read(chunk)]);
};

test('reads what kubectl writes', () => {
  expect(read(Buffer.concat([firstSynStream, emptyEnd, ping]))).toEqual([
    { kind: 'synStream', streamId: 1, block: firstSynStream.subarray(18), fin: false, unidirectional: false },
    { kind: 'data', streamId: 1, data: Buffer.alloc(0), fin: true },
    { kind: 'ping', id: 1 },
  ]);
});

test('writes the bytes of the draft', () => {
  const hex = (frame: Exclude<Frame, { kind: 'other' }>): string => encodeFrame(frame).toString('hex');
  expect(hex({ kind: 'data', streamId: 1, data: Buffer.alloc(0), fin: true })).toBe(emptyEnd.toString('hex'));
  expect(hex({ kind: 'data', streamId: 5, data: Buffer.from('hello'), fin: false })).toBe('000000050000000568656c6c6f');
  expect(hex({ kind: 'ping', id: 1 })).toBe(ping.toString('hex'));
  expect(hex({ kind: 'synReply', streamId: 3, block: Buffer.from('ab'), fin: true })).toBe(
    '8003000201000006000000036162',
  );
  expect(hex({ kind: 'rstStream', streamId: 3, status: 5 })).toBe('80030003000000080000000300000005');
  expect(hex({ kind: 'goAway', lastStreamId: 7, status: 1 })).toBe('80030007000000080000000700000001');
});

test('reads frames that come byte by byte, data as they come', () => {
  const data = encodeFrame({ kind: 'data', streamId: 1, data: Buffer.from('abc'), fin: true });
  const bytes = [...firstSynStream, ...data].map((byte) => Buffer.of(byte));
  expect(read(...bytes)).toEqual([
    expect.objectContaining({ kind: 'synStream' }),
    { kind: 'data', streamId: 1, data: Buffer.from('a'), fin: false },
    { kind: 'data', streamId: 1, data: Buffer.from('b'), fin: false },
    { kind: 'data', streamId: 1, data: Buffer.from('c'), fin: true },
  ]);
});

test('passes settings, windows and unknown types over', () => {
  const settings = Buffer.from('800300040000000c00000001040000070000ffff', 'hex');
  const window = Buffer.from('80030009000000080000000100010000', 'hex');
  expect(read(Buffer.concat([settings, window]))).toEqual([
    { kind: 'other', type: 4 },
    { kind: 'other', type: 9 },
  ]);
});

test.each([
  ['SPDY/2', '800200060000000400000001'],
  ['a control frame without end', '8003000100ffffff'],
  ['a reset that ends too early', '800300030000000400000001'],
  ['a stream that ends too early', '800300010000000400000001'],
])('refuses %s', (_, hex) => {
  expect(() => read(Buffer.from(hex, 'hex'))).toThrow(expect.objectContaining({ name: 'SpdyError' }));
});
