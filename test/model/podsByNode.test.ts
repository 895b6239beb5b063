import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PodsByNode } from '../../src/model/podsByNode.ts';
import type { PodView } from '../../src/model/snapshot.ts';
import { podOn } from './objects.ts';

function view(node: number | undefined, name: string, phase = 'Running'): PodView {
  return podOn(node ?? 0, name, { phase, ...(node === undefined ? { nodeName: undefined } : {}) });
}

const step = fc.record({
  node: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  phase: fc.constantFrom('Running', 'Pending', 'Succeeded', 'Failed'),
});

it('has the pods that take a place on a node, by key, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const index = new PodsByNode();
      const truth = new Map<string, PodView>();
      for (const { node, name, phase } of steps) {
        const before = truth.get(name);
        const after = view(node, name, phase);
        const took = before !== undefined && before.phase !== 'Succeeded' && before.phase !== 'Failed';
        if (before !== undefined) expect(index.leave(before)).toBe(took ? before.nodeName : undefined);
        const takes = phase === 'Running' || phase === 'Pending';
        expect(index.join(after)).toBe(takes ? after.nodeName : undefined);
        truth.set(name, after);
      }
      for (const node of [1, 2, 3]) {
        const nodeName = view(node, 'a').nodeName ?? '';
        const expected = [...truth.values()].filter(
          (pod) => pod.nodeName === nodeName && (pod.phase === 'Running' || pod.phase === 'Pending'),
        );
        expect(index.on(nodeName)).toEqual(expected.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
      }
    }),
  );
});

it('has the younger of two pods of one name', () => {
  const index = new PodsByNode();
  index.join(view(1, 'a', 'Pending'));
  const younger = view(1, 'a');
  index.join(younger);
  expect(index.on(younger.nodeName ?? '')).toEqual([younger]);
});
