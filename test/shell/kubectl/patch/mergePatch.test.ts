import { expect, test } from 'vitest';
import { createMergePatch, createThreeWayMergePatch } from '../../../../src/shell/kubectl/patch/mergePatch.ts';

// The examples of RFC 7386, appendix A, the other way round.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { a: 'b', b: 'c' }, { b: 'c' }],
  [{ a: 'b' }, {}, { a: null }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd' } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ a: { b: 'c' } }, { a: { b: 'c' } }, {}],
])('from %j to %j: %j', (original, modified, patch) => {
  expect(createMergePatch(original, modified)).toEqual(patch);
});

test('three ways: what was applied and is no more goes, what others added stays', () => {
  expect(
    createThreeWayMergePatch(
      { spec: { a: 1, b: 2 }, labels: { x: 'y' } },
      { spec: { a: 9 } },
      { spec: { a: 1, b: 2, theirs: 3 }, labels: { x: 'y', theirs: 'z' }, status: {} },
    ),
  ).toEqual({ spec: { a: 9, b: null }, labels: null });
});
