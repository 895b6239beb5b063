import { expect, test } from 'vitest';
import { failureMessage } from '../../../src/simulator/control/scheduler/failureMessage.ts';

const full = { reasons: ['Too many pods'], resolvable: true };
const tainted = { reasons: ['node(s) had untolerated taint(s)'], resolvable: false };

const preemption = 'preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

test.each([
  [20, '0/3 nodes are available: 3 Too many pods.'],
  [24, `0/3 nodes are available: 3 Too many pods. ${preemption}`],
  [27, `0/3 nodes are available: 3 Too many pods. ${preemption}.`],
  [31, `0/3 nodes are available: 3 Too many pods. ${preemption}`],
  [34, `0/3 nodes are available: 3 Too many pods. no new claims to deallocate, ${preemption}`],
  [36, `0/3 nodes are available: 3 Too many pods. no new claims to deallocate, ${preemption}`],
])('three full nodes in the words of 1.%i', (minor, message) => {
  expect(failureMessage(minor, 3, [full, full, full])).toBe(message);
});

test('mixed reasons are counted in the order of text, and so are the outcomes of preemption', () => {
  expect(failureMessage(36, 3, [tainted, full, full])).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Too many pods. no new claims to deallocate, ' +
      'preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.',
  );
});

test('a node can lack several things at once', () => {
  const both = { reasons: ['Insufficient cpu', 'Insufficient memory'], resolvable: true };
  expect(failureMessage(31, 1, [both])).toMatch(
    /^0\/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory\./,
  );
});

test('without nodes it says so', () => {
  expect(failureMessage(36, 0, [])).toBe('no nodes available to schedule pods');
});
