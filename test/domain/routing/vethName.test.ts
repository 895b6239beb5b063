import { expect, test } from 'vitest';
import { vethName } from '../../../src/domain/routing/vethName.ts';

test('names of veth pairs in the post', () => {
  expect(vethName('eni', 'kube-system', 'coredns-6777fcd775-2xfgg')).toBe('eni141ecaa749b');
  expect(vethName('eni', 'default', 'netshoot-pod-7757d5dd99-5zg9b')).toBe('eni8397fc40833');
});
