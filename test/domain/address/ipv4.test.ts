import { describe, expect, it } from 'vitest';
import {
  cidrSize,
  contains,
  formatAddress,
  formatCidr,
  parseAddress,
  parseCidr,
} from '../../../src/domain/address/ipv4.ts';

describe('addresses', () => {
  it.each([
    ['0.0.0.0', 0],
    ['192.168.1.100', 3232235876],
    ['255.255.255.255', 4294967295],
  ])('%s is %i both ways', (text, value) => {
    expect(parseAddress(text)).toBe(value);
    expect(formatAddress(value)).toBe(text);
  });

  it.each(['', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.-4', '1.2.3.4a', '1..3.4', ' 1.2.3.4', '1.2.3.1e1'])(
    'refuses “%s”',
    (text) => {
      expect(() => parseAddress(text)).toThrow(RangeError);
    },
  );
});

describe('blocks', () => {
  it('brings the base down to the first address', () => {
    expect(formatCidr(parseCidr('192.168.1.45/28'))).toBe('192.168.1.32/28');
    expect(formatCidr(parseCidr('10.1.2.3/0'))).toBe('0.0.0.0/0');
  });

  it('knows its size and its ends', () => {
    const block = parseCidr('192.168.1.32/28');
    expect(cidrSize(block)).toBe(16);
    expect(contains(block, parseAddress('192.168.1.31'))).toBe(false);
    expect(contains(block, parseAddress('192.168.1.32'))).toBe(true);
    expect(contains(block, parseAddress('192.168.1.47'))).toBe(true);
    expect(contains(block, parseAddress('192.168.1.48'))).toBe(false);
    expect(cidrSize(parseCidr('1.2.3.4/32'))).toBe(1);
    expect(cidrSize(parseCidr('0.0.0.0/0'))).toBe(4294967296);
  });

  it.each(['192.168.1.0', '192.168.1.0/', '192.168.1.0/33', '192.168.1.0/-1', '/24', '192.168.1/24'])(
    'refuses “%s”',
    (text) => {
      expect(() => parseCidr(text)).toThrow(RangeError);
    },
  );
});
