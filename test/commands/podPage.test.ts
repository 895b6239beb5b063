import { expect, it, vi } from 'vitest';
import { podPage } from '../../src/commands/podPage.ts';
import type { KubernetesEvent } from '../../src/ports/cluster.ts';
import { pod } from '../views/snapshots.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const event = (reason: string, lastSeenAt: number, count = 1): KubernetesEvent => ({
  uid: reason,
  name: reason,
  namespace: 'default',
  createdAt: lastSeenAt,
  deletedAt: undefined,
  labels: {},
  type: 'Warning',
  reason,
  message: `about ${reason}`,
  about: { kind: 'Pod', name: 'nginx', uid: 'uid-nginx' },
  lastSeenAt,
  count,
});

it('shows facts, the scheduler’s words, and events with the newest last', () => {
  const nginx = pod('default', 'nginx', {
    status: 'Pending',
    nodeName: undefined,
    labels: { app: 'nginx' },
    unschedulable: '0/3 nodes are available: 3 Too many pods.',
  });
  const page = podPage(nginx, [event('Second', 90_000), event('First', 0, 3)], 100_000);
  expect(page.split('\n')).toEqual([
    'Name: nginx',
    'Namespace: default',
    'Status: Pending',
    'Node: none',
    'Address: none',
    'Owner: none',
    'Containers: main',
    'Restarts: 0',
    'Age: 100s',
    'Label: app=nginx',
    '',
    'What the scheduler says',
    '  0/3 nodes are available: 3 Too many pods.',
    '',
    'Events',
    '  100s ×3  Warning  First   about First',
    '  10s      Warning  Second  about Second',
    '',
  ]);
});

it('says that there are no events', () => {
  expect(podPage(pod('default', 'nginx'), [], 0)).toContain('Events\n  none');
});
