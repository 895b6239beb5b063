import { expect, it } from 'vitest';
import type { NodeRefusal } from '../../../src/domain/pending/nodeRefusals.ts';
import { schedulerAgreement } from '../../../src/domain/pending/schedulerAgreement.ts';
import { parseSchedulerMessage } from '../../../src/domain/pending/schedulerMessage.ts';

const full: NodeRefusal = { kind: 'too-many-pods', used: 17, max: 17 };
const cpu: NodeRefusal = { kind: 'cpu', wanted: 2000, free: 1680, allocatable: 1930 };
const taint: NodeRefusal = { kind: 'taint', taint: { key: 'dedicated', value: '', effect: 'NoSchedule' } };

function agreement(reasons: string, ...refusals: readonly (readonly NodeRefusal[])[]): string {
  const message = parseSchedulerMessage(reasons);
  if (message === undefined) throw new Error(`no scheduler says: ${reasons}`);
  return schedulerAgreement(message, refusals);
}

it.each<[string, string, readonly (readonly NodeRefusal[])[], string]>([
  ['three full nodes', '0/3 nodes are available: 3 Too many pods.', [[full], [full], [full]], 'same'],
  ['a place has come free', '0/3 nodes are available: 3 Too many pods.', [[full], [], [full]], 'moved'],
  ['a node has come', '0/2 nodes are available: 2 Too many pods.', [[full], [full], [full]], 'moved'],
  ['full became short of CPU', '0/2 nodes are available: 2 Too many pods.', [[full], [cpu]], 'moved'],
  [
    'a node with two reasons',
    '0/2 nodes are available: 1 Too many pods, 2 Insufficient cpu.',
    [[full, cpu], [cpu]],
    'same',
  ],
  [
    'a taint',
    '0/2 nodes are available: 1 Too many pods, 1 node(s) had untolerated taint(s).',
    [[taint], [full]],
    'same',
  ],
  [
    'a reason that is not computed',
    '0/2 nodes are available: 1 node(s) had no ports, 1 Too many pods.',
    [[full], []],
    'more',
  ],
  [
    'a node affinity, which is not read',
    "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.",
    [[], [full]],
    'more',
  ],
])('%s', (_name, reasons, refusals, expected) => {
  expect(agreement(reasons, ...refusals)).toBe(expected);
});
