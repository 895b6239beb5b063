import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha1Hex } from '../../../src/domain/routing/sha1.ts';
import { sha256 } from '../../../src/domain/routing/sha256.ts';
import { vethName } from '../../../src/domain/routing/vethName.ts';

/** All lengths about the ends of blocks, one with characters of several bytes. */
const texts = [...Array.from({ length: 140 }, (_, length) => 'a'.repeat(length)), '파드 – default.netshoot'];

test('the digests are those of node:crypto', () => {
  for (const text of texts) {
    expect(sha1Hex(text)).toBe(createHash('sha1').update(text).digest('hex'));
    expect(Buffer.from(sha256(text)).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'));
  }
});

test('names of veth pairs in the post', () => {
  expect(vethName('eni', 'kube-system', 'coredns-6777fcd775-2xfgg')).toBe('eni141ecaa749b');
  expect(vethName('eni', 'default', 'netshoot-pod-7757d5dd99-5zg9b')).toBe('eni8397fc40833');
});
