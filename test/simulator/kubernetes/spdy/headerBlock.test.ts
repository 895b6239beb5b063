import { constants, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { headerDictionary } from '../../../../src/simulator/kubernetes/spdy/dictionary.ts';
import { HeaderCompressor, HeaderDecompressor } from '../../../../src/simulator/kubernetes/spdy/headerBlock.ts';
import { firstSynStream, secondSynStream } from './recorded.ts';

const blockOf = (synStream: Buffer): Buffer => synStream.subarray(18);

test('has the dictionary of the draft: zlib knows it by its checksum', () => {
  expect(headerDictionary).toHaveLength(1423);
  // Throws "Bad dictionary" for any other.
  const options = { dictionary: headerDictionary, finishFlush: constants.Z_SYNC_FLUSH };
  expect(inflateSync(blockOf(firstSynStream), options).toString('latin1')).toBe(
    '\0\0\0\u0003' +
      '\0\0\0\u000astreamtype\0\0\0\u0005error' +
      '\0\0\0\u0004port\0\0\0\u000280' +
      '\0\0\0\u0009requestid\0\0\0\u00010',
  );
});

test('reads what kubectl writes, the second block by what it saw in the first', () => {
  const reader = new HeaderDecompressor();
  expect(Object.fromEntries(reader.decompress(blockOf(firstSynStream)))).toEqual({
    port: '80',
    requestid: '0',
    streamtype: 'error',
  });
  expect(Object.fromEntries(reader.decompress(blockOf(secondSynStream)))).toEqual({
    port: '80',
    requestid: '1',
    streamtype: 'error',
  });
});

test('writes one zlib stream, which a client can read', () => {
  const writer = new HeaderCompressor();
  const blocks = [
    writer.compress(new Map([['Status', '200 OK']])),
    writer.compress(new Map()),
    writer.compress(new Map([['status', '200 OK']])),
  ];
  const options = { dictionary: headerDictionary, finishFlush: constants.Z_SYNC_FLUSH };
  const status = '\0\0\0\u0001\0\0\0\u0006status\0\0\0\u0006200 OK';
  expect(inflateSync(Buffer.concat(blocks), options).toString('latin1')).toBe(`${status}\0\0\0\0${status}`);
});

test.each([
  ['nothing', ''],
  ['no zlib', '000000000000'],
  ['another dictionary', '78bb00000000'],
  ['broken deflate', '78bbe3c6a7c2ffffffffff'],
  ['headers that end too early', '78bbe3c6a7c2000400fbff00000005000000ffff'],
])('refuses %s', (_, hex) => {
  expect(() => new HeaderDecompressor().decompress(Buffer.from(hex, 'hex'))).toThrow(
    expect.objectContaining({ name: 'SpdyError' }),
  );
});

test('refuses headers that are far larger than what carries them', () => {
  const block = new HeaderCompressor().compress(new Map([['a', 'x'.repeat(1_000_000)]]));
  expect(block.length).toBeLessThan(10_000);
  expect(() => new HeaderDecompressor().decompress(block)).toThrow('headers cannot be decompressed');
});
