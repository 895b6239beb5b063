import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SortedMap } from '../../src/model/sortedMap.ts';

const key = fc.integer({ min: 0, max: 3000 }).map((number) => `key-${number}`);
const changes = fc.array(fc.tuple(key, fc.option(fc.integer(), { nil: undefined })), { maxLength: 1500 });

it('holds what a map would hold, in the order of the keys, and never changes', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 5 }), (rounds) => {
      let map = SortedMap.empty<number>();
      const expected = new Map<string, number>();
      for (const round of rounds) {
        const before = map;
        const held = [...before];
        const last = new Map(round);
        map = map.with(new Set(last.keys()), (each) => last.get(each));
        for (const [each, value] of last) {
          if (value === undefined) expected.delete(each);
          else expected.set(each, value);
        }
        expect([...before]).toEqual(held);
      }
      const sorted = [...expected].toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect([...map]).toEqual(sorted);
      expect(map.size).toBe(expected.size);
      expect([...map.keys()]).toEqual(sorted.map(([each]) => each));
      expect([...map.values()]).toEqual(sorted.map(([, value]) => value));
      for (let number = 0; number <= 3000; number += 37) {
        expect(map.get(`key-${number}`)).toBe(expected.get(`key-${number}`));
        expect(map.has(`key-${number}`)).toBe(expected.has(`key-${number}`));
      }
    }),
    { numRuns: 40 },
  );
});

it('is itself without changes', () => {
  const map = SortedMap.empty<number>().with(new Set('a'), () => 1);
  expect(map.with(new Set(), () => 2)).toBe(map);
});
