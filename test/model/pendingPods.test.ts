import { expect, it } from 'vitest';
import { pendingPods } from '../../src/model/pendingPods.ts';
import { pod } from '../panel/snapshots.ts';

const unscheduled = { phase: 'Pending', status: 'Pending', nodeName: undefined } as const;
const bound = { phase: 'Pending', status: 'ContainerCreating', nodeName: 'ip-192-168-1-251' } as const;
const noAddress = 'Failed to create pod sandbox: … add cmd: failed to assign an IP address to container';

it('counts pods without a node, and pods whose node has no address for them', () => {
  const pods = [
    pod('runs', { nodeName: 'n', ip: '192.168.1.5' }),
    pod('starts', bound),
    pod('stuck', { ...bound, addressFailure: noAddress, createdAt: 20 }),
    pod('waits', { ...unscheduled, unschedulable: '0/3 nodes are available: 3 Too many pods.', createdAt: 10 }),
    pod('new', { ...unscheduled, createdAt: 30 }),
  ];
  expect(
    pendingPods(pods).map(({ pod: { name }, waitsFor, message, since }) => [name, waitsFor, message, since]),
  ).toEqual([
    ['waits', 'node', '0/3 nodes are available: 3 Too many pods.', 10],
    ['stuck', 'address', noAddress, 20],
    ['new', 'node', undefined, 30],
  ]);
});

it('counts no pod that ends or has ended', () => {
  expect(
    pendingPods([
      pod('going', { ...unscheduled, deletedAt: 5 }),
      pod('rejected', { ...unscheduled, phase: 'Failed' }),
      pod('done', { ...unscheduled, phase: 'Succeeded' }),
    ]),
  ).toEqual([]);
});
