import { describe, expect, it } from 'vitest';
import { share } from '../../src/model/share.ts';

describe('share', () => {
  it('gives back the old value when the new one equals it', () => {
    const old = { a: [1, { b: 'x' }], m: new Map([['k', { v: 1 }]]), none: undefined };
    expect(share(old, structuredClone(old))).toBe(old);
  });

  it('keeps the equal parts and takes the changed ones', () => {
    const old = { same: { a: 1 }, other: { b: 1 }, list: [{ c: 1 }, { c: 2 }] };
    const next = share(old, { same: { a: 1 }, other: { b: 2 }, list: [{ c: 1 }, { c: 3 }] });
    expect(next).toEqual({ same: { a: 1 }, other: { b: 2 }, list: [{ c: 1 }, { c: 3 }] });
    expect(next.same).toBe(old.same);
    expect(next.list).not.toBe(old.list);
    expect(next.list[0]).toBe(old.list[0]);
  });

  it.each([
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['a key less', { a: 1, b: 2 }, { a: 1 }],
    ['a key that is undefined and one that is not there', { a: undefined }, { b: undefined }],
    ['an item more', [1], [1, 2]],
    ['an item less', [1, 2], [1]],
    ['an entry of a map less', new Map([['a', 1]]), new Map()],
    ['a list for an object', {}, []],
  ])('tells %s', (_, old, next) => {
    expect(share(old, next)).toEqual(next);
    expect(share(old, next)).not.toBe(old);
  });
});
