import { expect, test } from 'vitest';
import {
  countReasons,
  failureMessage,
  preemptionMessage,
} from '../../../../src/simulator/control/scheduler/failureMessage.ts';

const noVictims = preemptionMessage(3, Array(3).fill('No preemption victims found for incoming pod'));
const preemption = 'preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

test.each([
  [20, '0/3 nodes are available: 3 Too many pods.'],
  [24, `0/3 nodes are available: 3 Too many pods. ${preemption}`],
  [27, `0/3 nodes are available: 3 Too many pods. ${preemption}.`],
  [31, `0/3 nodes are available: 3 Too many pods. ${preemption}`],
  [34, `0/3 nodes are available: 3 Too many pods. no new claims to deallocate, ${preemption}`],
  [36, `0/3 nodes are available: 3 Too many pods. no new claims to deallocate, ${preemption}`],
])('three full nodes in the words of 1.%i', (minor, message) => {
  const reasons = countReasons(['Too many pods', 'Too many pods', 'Too many pods']);
  expect(failureMessage(minor, 3, reasons, noVictims)).toBe(message);
});

test('mixed reasons are counted and stand in the order of text, not of number', () => {
  const reasons = [...Array<string>(10).fill('Too many pods'), 'Insufficient cpu', 'node(s) were unschedulable'];
  expect(countReasons(reasons)).toBe('1 Insufficient cpu, 1 node(s) were unschedulable, 10 Too many pods');
  expect(countReasons(['b', 'a', 'b'])).toBe('1 a, 2 b');
});

test('when preemption finds room nothing is said of it', () => {
  expect(failureMessage(31, 1, '1 Insufficient cpu', undefined)).toBe('0/1 nodes are available: 1 Insufficient cpu.');
});

test('without nodes it says so', () => {
  expect(failureMessage(36, 0, '', undefined)).toBe('no nodes available to schedule pods');
});
