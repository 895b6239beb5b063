import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchTree, treePatch } from '../../src/panel/protocol/treePatch.ts';

/** Plain values as states are made of: nested, with members that may be missing or undefined. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('a', 'b', true, null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.oneof(tie('tree'), fc.constant(undefined)), {
      noNullPrototype: true,
    }),
  ),
}));

describe('a tree’s patch', () => {
  it('makes the new value of the old one, though it has been sent as text', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const patch = treePatch(before, after);
        const made = patch === undefined ? before : patchTree(before, JSON.parse(JSON.stringify(patch)));
        // What is undefined counts as missing: nothing else can be sent.
        expect(made).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('names what differs, and leaves the rest as it was', () => {
    const before = { a: [{ b: 1 }, { b: 2 }], c: { d: 'e' } };
    const patch = treePatch(before, { a: [{ b: 1 }, { b: 3 }], c: { d: 'e' } });
    expect(patch).toEqual({ members: { a: { items: [[1, { members: { b: { is: 3 } } }]], length: 2 } } });
    const after = patchTree(before, patch ?? {}) as typeof before;
    expect(after.c).toBe(before.c);
    expect(after.a[0]).toBe(before.a[0]);
  });
});
