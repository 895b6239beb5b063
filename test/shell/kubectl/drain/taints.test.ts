import { expect, test } from 'vitest';
import { changedTaints, parseTaints } from '../../../../src/shell/kubectl/drain/taints.ts';

test('taints are added, replaced and taken away by key, or by key and effect', () => {
  const existing = [
    { key: 'a', value: 'b', effect: 'NoSchedule' },
    { key: 'a', value: 'b', effect: 'NoExecute' },
    { key: 'c', effect: 'NoSchedule' },
  ];
  expect(changedTaints(existing, parseTaints(['d=e:PreferNoSchedule']))).toEqual({
    taints: [{ key: 'd', value: 'e', effect: 'PreferNoSchedule' }, ...existing],
    operation: 'tainted',
  });
  expect(changedTaints(existing, parseTaints(['a-']))).toEqual({ taints: [existing[2]], operation: 'untainted' });
  expect(changedTaints(existing, parseTaints(['a:NoExecute-', 'c=x:NoSchedule']))).toEqual({
    taints: [{ key: 'c', value: 'x', effect: 'NoSchedule' }, existing[0]],
    operation: 'modified',
  });
  expect(() => changedTaints(existing, parseTaints(['x-']))).toThrow('error: taint "x" not found');
});

test.each([
  ['a=b:Foo', 'invalid taint effect: Foo, unsupported taint effect'],
  ['a=b', 'invalid taint spec: a=b, name part must consist of'],
  ['a:b:c', 'invalid taint spec: a:b:c'],
  ['a=b=c:NoSchedule', 'invalid taint spec: a=b=c:NoSchedule'],
])('%s is no taint', (word, why) => {
  expect(() => parseTaints([word])).toThrow(why);
});
