import { describe, expect, it } from 'vitest';
import { freeDeviceIndexes, prefixPlaces, slotRow } from '../../../src/domain/capacity/slots.ts';
import { limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';

describe('slotRow', () => {
  it('fills a row up to the addresses an ENI may hold', () => {
    expect(slotRow(['a', 'b'], 4)).toEqual(['a', 'b', undefined, undefined]);
  });

  it('keeps what is there when the limit is unknown or smaller', () => {
    expect(slotRow(['a', 'b'], undefined)).toEqual(['a', 'b']);
    expect(slotRow(['a', 'b'], 1)).toEqual(['a', 'b']);
  });
});

describe('freeDeviceIndexes', () => {
  it('names the two ENIs a fresh t3.medium can still attach', () => {
    expect(freeDeviceIndexes([0], limitsOf('t3.medium'))).toEqual([1, 2]);
  });

  it('fills a gap that a detached ENI left', () => {
    expect(freeDeviceIndexes([0, 2], limitsOf('t3.medium'))).toEqual([1]);
    expect(freeDeviceIndexes([0, 1, 2], limitsOf('t3.medium'))).toEqual([]);
  });

  it('says nothing of a type nobody knows', () => {
    expect(freeDeviceIndexes([0], undefined)).toEqual([]);
  });
});

describe('prefixPlaces', () => {
  it('puts pods at their offsets in the block and leaves strangers out', () => {
    const places = prefixPlaces('192.168.1.32/28', [
      { ip: '192.168.1.32' },
      { ip: '192.168.1.47' },
      { ip: '192.168.1.48' },
      { ip: undefined },
    ]);
    expect(places).toHaveLength(16);
    expect(places.flatMap((pod, index) => (pod === undefined ? [] : [index]))).toEqual([0, 15]);
  });

  it('refuses what is no block', () => {
    expect(() => prefixPlaces('eni-1', [])).toThrow(RangeError);
  });
});
