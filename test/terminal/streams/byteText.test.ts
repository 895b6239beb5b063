import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfText, ByteText, textOf } from '../../../src/terminal/streams/byteText.ts';

test('text is text, and what is none comes back as it was', () => {
  expect(textOf(Buffer.from('häß 한글 🙂\uFEFF'))).toBe('häß 한글 🙂\uFEFF');
  expect(textOf(Buffer.from('61ff80c3a9c062', 'hex'))).toBe('a\uDCFF\uDC80é\uDCC0b');
  expect(Buffer.from(bytesOfText('a\uDCFF\uDC80é\uDCC0b🙂')).toString('hex')).toBe('61ff80c3a9c062f09f9982');
});

test('any bytes, cut anywhere', () => {
  const some = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 9 }),
      fc.string({ unit: 'grapheme' }).map((each) => new TextEncoder().encode(each)),
    ),
  );
  fc.assert(
    fc.property(some, (cuts) => {
      const reader = new ByteText();
      const text = cuts.map((cut) => reader.read(cut)).join('') + reader.end();
      expect(Buffer.from(bytesOfText(text))).toEqual(Buffer.concat(cuts));
    }),
    { numRuns: 500 },
  );
});

test('a character that is cut is not shown before it is whole', () => {
  const reader = new ByteText();
  expect([Buffer.from([0xed, 0x95]), Buffer.from([0x9c, 0xff])].map((piece) => reader.read(piece))).toEqual([
    '',
    '한\uDCFF',
  ]);
});
