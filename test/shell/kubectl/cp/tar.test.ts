import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTar, TarError } from '../../../../src/shell/kubectl/cp/readTar.ts';
import { archiveEnd, headerOf, padding } from '../../../../src/shell/kubectl/cp/writeTar.ts';

/** Archives that GNU tar 1.34 made of one folder, gzipped. */
const recorded = {
  gnu: 'H4sIAAAAAAACA+3XTQrCMBAF4Kw9RU7Q/HSS2XqAXkJQVBoq+AMuvYQ7D+KZBO9gya6ClS4Swbxvk9Lty5tpl0okp3vsXDx772d8NuQsMWuK771hK6QTGZwOx8VeSlGopVpkyd+THsnfv+dfWyekRv7JbVYh7GYCiu3/SuXo/8T5T8Zj/ufKP+TIn3lC/myIhbRVlX47FZ5/pSo1b3bdutl2bdL9Tx/zN1wP7kK8LSRkg/5n6P/5R7B7S8n/W/+1puH8r50hj+//HEI/+tGCkvv/vN4e90v6//+x/tth/422ntD/HNo9OgAAAAAAAAAAAPCvXrK7OigAKAAA',
  pax: 'H4sIAAAAAAACA+3ZQU4CMRQG4FlzijnB8Nq+9sGCvUuv0DgTMY5iABOWXsKdB/FMJt7BMmjEGkVNWhj5vw0ESAbS/P+blmp46lcnja+b+WJYF0lQ4Ji7xyB+JBJdKLaaRYjXrytitkW5KjK4XSz9PHyV4jjpUemXF1fNRMnYCo1ppCsm5SybgaHyLH7PGLN+j9SggH+gHqa/Rhdxa7/Of3j+If8kHCqhtH3Kf/zjerP+W/3v99X/HPe/NRr9n0PoeP+54+W14zEB/n//++TX2OSfvul/F/e/0+H+j/qU/572/7Rp2xmSfMT535r/zcHs/6xhzH/s/yB9/pvkO8A/7P9EOez/cq3/1gRoD6T/xQn6H/0POfLfJr5GF3GRn/f/+vw/5F9XVfrdKc7/3tt/lcau/tcS7f8NC+H/nyyU0eWNX04ndarV32mAGbTP/Kdf4J33fxSd/5vwaYfzvxza2fU5UoDzv27+P98/PD3eZd//KWWi+z/NzmD+Z5n/8jb+N4uPYXxs+U8U+t+c/1B8/qOsY8z/HC7nyAAAAAAAAAAAAAAAAAAAAAAAAABA37wAg/WPswBQAAA=',
} as const;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(bytes: Buffer, size = 1000) {
  const found = [];
  for await (const { content, ...entry } of readTar(inPieces(bytes, size))) {
    const parts: Buffer[] = [];
    for await (const part of content()) parts.push(part);
    found.push({ ...entry, text: Buffer.concat(parts).toString('utf8') });
  }
  return found;
}

const long = 'x'.repeat(120);

describe.each(['gnu', 'pax'] as const)('an archive in the format %s', (format) => {
  const bytes = gunzipSync(Buffer.from(recorded[format], 'base64'));

  test.each([1, 100, 512, 100_000])('read in pieces of %d bytes', async (size) => {
    const entries = await read(bytes, size);
    expect(entries.map(({ name, type, text }) => [name, type, text])).toEqual([
      ['d/', 'folder', ''],
      ['d/a', 'file', 'hello\n'],
      ['d/e/', 'folder', ''],
      ['d/e/l', 'link', ''],
      [`d/${long}`, 'file', 'long'],
      ['d/한글', 'file', 'kr'],
    ]);
    expect(entries[1]).toMatchObject({ mode: 0o640, size: 6, modified: 1_700_000_000 });
    expect(entries[3]?.target).toBe('../a');
  });

  test('an entry whose content nobody reads is passed over', async () => {
    const names: string[] = [];
    for await (const { name } of readTar(inPieces(bytes, 700))) names.push(name);
    expect(names).toHaveLength(6);
  });

  test('one that is cut off', async () => {
    await expect(read(bytes.subarray(0, 1028))).rejects.toThrow(new TarError('unexpected EOF'));
  });
});

test('what is no archive', async () => {
  await expect(read(Buffer.alloc(2048, 'no'))).rejects.toThrow('archive/tar: invalid tar header');
  expect(await read(Buffer.alloc(0))).toEqual([]);
});

const file = { name: 'd/a', type: 'file', mode: 0o100640, size: 6, modified: 1_700_000_000.4, target: '' } as const;

// The first 512 bytes of: tar --format=gnu --owner=0 --group=0 --numeric-owner -c d/a
test('a header is that of GNU tar, to the byte', () => {
  expect(createHash('sha256').update(headerOf(file)).digest('hex')).toBe(
    '70ef0402f02af6035df71e00530cf76c2c6c74e1cb1e0c11e352e81b34f01c21',
  );
});

test('what is written is read again, whatever it is called and however large', async () => {
  const name = `${'폴더/'.repeat(30)}file`;
  const huge = 9 * 1024 ** 3;
  const bytes = Buffer.concat([
    headerOf({ ...file, name }),
    Buffer.from('hello\n'),
    padding(6),
    headerOf({ ...file, type: 'link', name: 'l', size: 0, target: `../${long}` }),
    headerOf({ ...file, type: 'folder', name: 'empty', size: 0 }),
    archiveEnd(),
  ]);
  expect((await read(bytes)).map((entry) => [entry.name, entry.type, entry.target, entry.text])).toEqual([
    [name, 'file', '', 'hello\n'],
    ['l', 'link', `../${long}`, ''],
    ['empty', 'folder', '', ''],
  ]);
  const [first] = [readTar(inPieces(headerOf({ ...file, size: huge }), 512))];
  expect((await first.next()).value).toMatchObject({ size: huge });
});
