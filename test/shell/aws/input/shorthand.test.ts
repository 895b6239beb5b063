import { describe, expect, test } from 'vitest';
import { coerce } from '../../../../src/shell/aws/input/coerce.ts';
import { parseShorthand } from '../../../../src/shell/aws/input/parseShorthand.ts';
import type { Shape } from '../../../../src/shell/aws/shape.ts';

const parse = (text: string) => parseShorthand(text, (reference) => `content of ${reference}`);

// The AWS CLI user guide, "Using shorthand syntax with the AWS CLI", and the grammar there.
describe('shorthand', () => {
  test.each([
    ['a=b', { a: 'b' }],
    ['Key=My1stTag,Value=Value1', { Key: 'My1stTag', Value: 'Value1' }],
    ['Name=vpc-id,Values=vpc-1,vpc-2', { Name: 'vpc-id', Values: ['vpc-1', 'vpc-2'] }],
    ['Values=a,b,Name=c', { Values: ['a', 'b'], Name: 'c' }],
    ['a=[b,c]', { a: ['b', 'c'] }],
    ['a=[]', { a: [] }],
    ['a={b=c,d=e}', { a: { b: 'c', d: 'e' } }],
    ['a={b=[c,{d=e}]},f=g', { a: { b: ['c', { d: 'e' }] }, f: 'g' }],
    ["a='b, c',d=e", { a: 'b, c', d: 'e' }],
    ['a="b\\"c"', { a: 'b"c' }],
    [String.raw`a=b\,c`, { a: 'b,c' }],
    ['a=', { a: '' }],
    ['a=,b=c', { a: '', b: 'c' }],
    ['Key=aws:cloudformation:stack-name,Value=x=y', { Key: 'aws:cloudformation:stack-name', Value: 'x=y' }],
    ['a=b, c=d', { a: 'b', c: 'd' }],
    ['a@=file://x,b=c', { a: 'content of file://x', b: 'c' }],
    ['Name=tag:Name,Values=한글', { Name: 'tag:Name', Values: '한글' }],
  ])('%s', (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  test('errors show the place', () => {
    expect(() => parse('a')).toThrow("Expected: '=', received: 'EOF' for input:\na\n ^");
    expect(() => parse('a=[b')).toThrow("Expected: ',', received: 'EOF' for input:\na=[b\n    ^");
    expect(() => parse('a=b,a=c')).toThrow('Second instance of key "a" encountered for input:\na=b,a=c\n    ^');
  });

  test('texts take the type of their shape', () => {
    const shape: Shape = {
      kind: 'structure',
      required: [],
      members: new Map<string, Shape>([
        ['Size', { kind: 'number' }],
        ['Encrypted', { kind: 'boolean' }],
        ['Values', { kind: 'list', element: { kind: 'string' } }],
      ]),
    };
    expect(coerce(parse('Size=9,Encrypted=true,Values=a'), shape)).toEqual({
      Size: 9,
      Encrypted: true,
      Values: ['a'],
    });
    expect(() => coerce({ Size: 'x' }, shape)).toThrow("invalid literal for int() with base 10: 'x'");
  });
});
