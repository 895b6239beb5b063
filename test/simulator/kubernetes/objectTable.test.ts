import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/simulator/kubernetes/objects/meta.ts';
import { ObjectTable } from '../../../src/simulator/kubernetes/objectTable.ts';

const object = (namespace: string, name: string): KubeObject => ({ metadata: { namespace, name } });
const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace}/${metadata.name}`;
const namesIn = (table: ObjectTable, namespace?: string): readonly string[] => table.list(namespace).map(keyOf);

test('objects come in the order of their keys, whatever came and went, in any number', () => {
  const step = fc.record({
    namespace: fc.constantFrom('a', 'a-b', 'b', 'default'),
    from: fc.nat(2000),
    count: fc.integer({ min: 1, max: 900 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const table = new ObjectTable();
      const expected = new Map<string, KubeObject>();
      for (const { namespace, from, count, gone } of steps)
        for (let index = from; index < from + count; index += 1) {
          const each = object(namespace, `pod-${(index * 7919) % 2003}`);
          if (gone) table.delete(keyOf(each));
          else table.set(keyOf(each), each);
          if (gone) expected.delete(keyOf(each));
          else expected.set(keyOf(each), each);
        }
      const keys = [...expected.keys()].toSorted();
      expect(namesIn(table)).toEqual(keys);
      for (const namespace of ['a', 'a-b', 'b', 'c'])
        expect(namesIn(table, namespace)).toEqual(keys.filter((key) => key.startsWith(`${namespace}/`)));
    }),
    { numRuns: 40 },
  );
});

test('an object is found by its key, and the newest one of a key', () => {
  const table = new ObjectTable();
  const [first, second] = [object('a', 'x'), object('a', 'x')];
  table.set('a/x', first);
  table.set('a/x', second);
  expect(table.get('a/x')).toBe(second);
  expect(table.list('a')).toEqual([second]);
  table.delete('a/x');
  expect(table.get('a/x')).toBeUndefined();
  expect(table.list(undefined)).toEqual([]);
});
