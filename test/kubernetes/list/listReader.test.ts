import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListReader } from '../../../src/kubernetes/list/listReader.ts';
import type { Shape } from '../../../src/kubernetes/list/shape.ts';

const names = ['a', 'b', 'name', 'labels', 'na"me', '이름'] as const;

/** Texts that JSON writes in every way it has. */
const text = fc.oneof(fc.string(), fc.constantFrom('', '"', '\\', '\\"', '}],', '<b>', '\u2028', '파드', '😀', '\n\t'));

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names, 'other'), tie('value'), { maxKeys: 5 }),
  ),
}));

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Shape>('own', 'shared'),
    tie('shape').map((item): Shape => [item]),
    fc.dictionary(fc.constantFrom(...names), tie('shape'), { maxKeys: 4 }),
  ),
}));

/** A value like this one, where every value without members may be another. */
function varied(whole: unknown, others: Iterator<{ readonly value: unknown } | null>): unknown {
  if (Array.isArray(whole)) return whole.map((each) => varied(each, others));
  if (typeof whole === 'object' && whole !== null)
    return Object.fromEntries(Object.entries(whole).map(([name, each]) => [name, varied(each, others)]));
  const { value: other, done } = others.next();
  return done === true || other === null ? whole : other.value;
}

/** What a shape leaves of a value that was read as a whole. */
function pruned(whole: unknown, wanted: Shape): unknown {
  if (typeof wanted === 'string' || typeof whole !== 'object' || whole === null) return whole;
  if (Array.isArray(wanted))
    return Array.isArray(whole) ? whole.map((each) => pruned(each, wanted[0] as Shape)) : whole;
  if (Array.isArray(whole)) return whole;
  const fields = Object.entries(wanted).filter(([name]) => Object.hasOwn(whole, name));
  return Object.fromEntries(
    fields.map(([name, each]) => [name, pruned((whole as Readonly<Record<string, unknown>>)[name], each)]),
  );
}

/** The objects of a page that comes in pieces of so many bytes. */
function read(wanted: Shape, bytes: Buffer, piece: number) {
  const page = new ListReader<unknown>(wanted).page();
  const objects: unknown[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    for (const each of page.read(bytes.subarray(at, at + piece))) objects.push(each);
  for (const each of page.end()) objects.push(each);
  return { objects, head: page.head };
}

const head = { version: '100', next: 'more' };
const metadata = { resourceVersion: '100', continue: 'more' };

describe('a page of a list', () => {
  test('says what JSON.parse says of it, as far as the shape goes, however it is written and cut', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        shape,
        fc.constantFrom(undefined, 1, '\t'),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (items, wanted, indent, piece, isLast) => {
          const list = isLast ? { kind: 'List', items, metadata } : { kind: 'List', metadata, items };
          const seen = read(wanted, Buffer.from(JSON.stringify(list, undefined, indent)), piece);
          const whole = JSON.parse(JSON.stringify(items)) as readonly unknown[];
          expect(seen).toEqual({ objects: whole.map((each) => pruned(each, wanted)), head });
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('says the same of objects that are written alike, whatever is another in them', () => {
    const other = fc.option(fc.record({ value: fc.oneof({ weight: 6, arbitrary: text }, fc.integer(), value) }), {
      freq: 3,
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), value, { minKeys: 2 }),
        fc.array(fc.array(other, { maxLength: 12 }), { minLength: 1, maxLength: 8 }),
        fc.dictionary(fc.constantFrom(...names), shape, { minKeys: 1 }),
        fc.integer({ min: 1, max: 200 }),
        (like, variations, wanted, piece) => {
          const items = variations.map((others) => varied(like, others.values()));
          const seen = read(wanted, Buffer.from(JSON.stringify({ metadata, items })), piece);
          const whole = JSON.parse(JSON.stringify(items)) as readonly unknown[];
          expect(seen).toEqual({ objects: whole.map((each) => pruned(each, wanted)), head });
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('has the second of two members of one name, as in JSON.parse', () => {
    const written = '{"items":[{"a":1,"b":0,"a":2},{"a":3,"b":0,"a":2},{"a":3,"b":0,"a":4}]}';
    expect(read({ a: 'own' }, Buffer.from(written), 100).objects).toEqual([{ a: 2 }, { a: 2 }, { a: 4 }]);
  });

  test('may have numbers that go on where the one before ended', () => {
    expect(read('own', Buffer.from('{"items":[1,12,123,null]}'), 100).objects).toEqual([1, 12, 123, null]);
  });

  test('leaves what it has told as it is', () => {
    const items = ['a', 'b', 'c'].map((name) => ({ name, parts: [{ name: `${name}1` }, { name: 'same' }] }));
    const { objects } = read({ name: 'own', parts: [{ name: 'own' }] }, Buffer.from(JSON.stringify({ items })), 1000);
    expect(objects).toEqual(items);
  });

  test('may be larger than what is looked at once, and so may be an object of it', () => {
    const items = [
      { a: 'x'.repeat(1_000_000), b: 1 },
      { a: '파'.repeat(50_000) },
      ...Array.from({ length: 3000 }, () => ({ b: [1, 2, 3] })),
    ];
    const bytes = Buffer.from(JSON.stringify({ metadata, items }));
    expect(read({ a: 'own', b: 'shared' }, bytes, 16_384)).toEqual({ objects: items, head });
  });

  test('tells of the next one before its objects are there', () => {
    const page = new ListReader<unknown>({ a: 'own' }).page();
    const bytes = Buffer.from(
      JSON.stringify({ metadata, items: Array.from({ length: 20_000 }, () => ({ a: 'some text' })) }),
    );
    page.read(bytes.subarray(0, 70_000));
    expect(page.head).toEqual(head);
  });

  test.each([
    ['{"metadata":{},"items":[]}', []],
    ['{"metadata":{},"items":null}', []],
    ['{}', []],
    [
      String.raw`{"items":[{"\u0061":"ke\u0079"},{"a":1e3},{"a":-0.5},{"a":1234567890123456000}]}`,
      ['key', 1000, -0.5, 1_234_567_890_123_456_000],
    ],
  ])('%s', (written, expected) => {
    const { objects, head: own } = read({ a: 'own' }, Buffer.from(written), 7);
    expect(objects).toEqual(expected.map((a) => ({ a })));
    expect(own).toEqual({ version: '', next: undefined });
  });

  test.each([
    '',
    '{"items":[{"a":1},',
    '{"items":[{"a":1}]',
    '{"items":[{"a":"x',
    '{"items":[{"a":tr',
    'Forbidden',
    '[1]',
    '{"items":[}]}',
  ])('that is no whole list is refused: %s', (written) => {
    expect(() => read({ a: 'own' }, Buffer.from(written), 5)).toThrow(SyntaxError);
  });

  test('has one object for what many of its objects have alike', () => {
    const labels = { app: 'web', tier: 'front' };
    const pod = (name: string) => ({ name, labels, containers: [{ name: 'main', ports: [name] }] });
    const bytes = Buffer.from(JSON.stringify({ items: [pod('a'), pod('b')] }));
    const wanted: Shape = { name: 'own', labels: 'shared', containers: [{ name: 'shared' }] };
    const [first, second] = read(wanted, bytes, 1000).objects as readonly Record<string, unknown>[];
    expect(second).toEqual({ name: 'b', labels, containers: [{ name: 'main' }] });
    expect(second?.['labels']).toBe(first?.['labels']);
    expect(second?.['containers']).toBe(first?.['containers']);
  });
});
