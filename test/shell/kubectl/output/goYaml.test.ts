import { describe, expect, test } from 'vitest';
import { goJson } from '../../../../src/shell/kubectl/output/goJson.ts';
import { goYaml } from '../../../../src/shell/kubectl/output/goYaml.ts';

/** What kubectl 1.32 writes for text of these kinds. */
describe('text in YAML', () => {
  test.each([
    ['', '""'],
    ['true', '"true"'],
    ['Yes', '"Yes"'],
    ['12', '"12"'],
    ['1e3', '"1e3"'],
    ['0o7', '"0o7"'],
    ['1:30', '"1:30"'],
    ['2020-01-01T00:00:00Z', '"2020-01-01T00:00:00Z"'],
    ['~', '"~"'],
    ['a: b', "'a: b'"],
    ['a #b', "'a #b'"],
    [' a', "' a'"],
    ['*a', "'*a'"],
    ["it's", "it's"],
    ["a'b: c", "'a''b: c'"],
    ['-a', '-a'],
    ['- a', "'- a'"],
    ['<<', '<<'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['a\tb', String.raw`"a\tb"`],
    ['a \nb', String.raw`"a \nb"`],
    ['a\nb', '|-\n  a\n  b'],
    ['a\nb\n', '|\n  a\n  b'],
    ['a\n\n', '|+\n  a\n'],
    ['\na', '|2-\n\n  a'],
    ['😀', String.raw`"\U0001F600"`],
    ['일본', '일본'],
  ])('%j', (value, written) => expect(goYaml({ key: value })).toBe(`key: ${written}\n`));

  test('long lines are broken at the first space beyond the eightieth column', () => {
    const words = Array.from({ length: 20 }, () => 'word').join(' ');
    expect(goYaml({ k: words })).toBe(`k: ${'word '.repeat(15)}word\n  word word word word\n`);
  });
});

test('maps in order of their keys, lists not indented', () => {
  expect(goYaml({ b: [{ q: 1, p: [] }, [1, 'a']], a: { c: null, b: {} } })).toBe(
    'a:\n  b: {}\n  c: null\nb:\n- p: []\n  q: 1\n- - 1\n  - a\n',
  );
});

test('JSON escapes what HTML would take for its own', () => {
  expect(goJson({ b: '<&>', a: [1] })).toBe(String.raw`{"a":[1],"b":"\u003c\u0026\u003e"}`);
});
