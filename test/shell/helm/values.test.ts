import { describe, expect, test } from 'vitest';
import { mergeValues } from '../../../src/shell/helm/chart/mergeValues.ts';
import { parseSetValues } from '../../../src/shell/helm/chart/setValues.ts';

// Examples and rules from Helm's documentation, "The Format and Limitations of --set".
describe('--set', () => {
  test.each([
    ['name=value', { name: 'value' }],
    ['a=b,c=d', { a: 'b', c: 'd' }],
    ['outer.inner=value', { outer: { inner: 'value' } }],
    ['name={a,b,c}', { name: ['a', 'b', 'c'] }],
    [String.raw`name=value1\,value2`, { name: 'value1,value2' }],
    [String.raw`nodeSelector.kubernetes\.io/role=master`, { nodeSelector: { 'kubernetes.io/role': 'master' } }],
    ['n=3,t=true,z=null,s=007', { n: 3, t: true, z: null, s: '007' }],
    ['env.TZ=Asia/Seoul,env.X=a=b', { env: { TZ: 'Asia/Seoul', X: 'a=b' } }],
  ])('%s', (text, values) => expect(parseSetValues(text, false)).toEqual(values));

  test('as text', () => expect(parseSetValues('n=3,t=true', true)).toEqual({ n: '3', t: 'true' }));

  test('a key alone is an error', () =>
    expect(() => parseSetValues('env.TZ', false)).toThrow('key "env.TZ" has no value'));
});

test('values over values: maps together, lists replaced, null removes', () => {
  const under = { a: { b: 1, c: 2 }, list: [1, 2], gone: { x: 1 } };
  expect(mergeValues(under, { a: { c: 3 }, list: [9], gone: null })).toEqual({ a: { b: 1, c: 3 }, list: [9] });
});
