import { expect, it, vi } from 'vitest';
import { facts } from '../../../src/commands/describe/page.ts';
import { podPage } from '../../../src/commands/describe/podPage.ts';
import type { KubernetesEvent, PodDetail } from '../../../src/ports/cluster.ts';
import { pod } from '../../views/snapshots.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

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

const detail = (more: Partial<PodDetail> = {}): PodDetail => ({
  uid: 'uid-nginx',
  name: 'nginx',
  namespace: 'default',
  createdAt: 0,
  deletedAt: undefined,
  labels: {},
  serviceAccount: 'default',
  qualityOfService: 'BestEffort',
  containers: [],
  conditions: [],
  tolerations: [],
  nodeSelector: {},
  volumes: [],
  ...more,
});

it('shows facts, the scheduler’s words, containers, and events with the newest last', () => {
  const nginx = pod('default', 'nginx', {
    status: 'Pending',
    nodeName: undefined,
    labels: { app: 'nginx' },
    unschedulable: '0/3 nodes are available: 3 Too many pods.',
  });
  const container = {
    name: 'main',
    image: 'nginx:1.27',
    init: false,
    state: 'waiting',
    before: undefined,
    ready: false,
    restarts: 0,
    ports: ['80/TCP'],
    requests: { cpu: '100m' },
    limits: {},
  };
  const events = [event('Second', 90_000), event('First', 0, 3)];
  const page = podPage(nginx, detail({ containers: [container] }), events, 100_000);
  expect(page.split('\n').slice(0, 33)).toEqual([
    'Name                nginx',
    'Namespace           default',
    'Status              Pending',
    'Node                none',
    'Address             none',
    'Network             an address of its own',
    'Owner               none',
    'Service account     default',
    'Quality of service  BestEffort',
    'Restarts            0',
    'Age                 100s',
    '',
    'What the scheduler says',
    '  0/3 nodes are available: 3 Too many pods.',
    '',
    'Container main',
    '  Image     nginx:1.27',
    '  State     waiting',
    '  Restarts  0',
    '  Ports     80/TCP',
    '  Requests  cpu=100m',
    '  Limits    none',
    '',
    'Conditions',
    '  none',
    '',
    'Events',
    '  100s ×3  Warning  First   about First',
    '  10s      Warning  Second  about Second',
    '',
    'Labels',
    '  app=nginx',
    '',
  ]);
});

it('says that there are no events', () => {
  expect(podPage(pod('default', 'nginx'), detail(), [], 0)).toContain('Events\n  none');
});

it('keeps a line of a text from the cluster one line, without what could act on an editor', () => {
  const strange = pod('default', 'nginx', { labels: { note: 'a\nName  root\u001b[31m\u202eb' } });
  const page = podPage(strange, detail(), [], 0);
  expect(page).toContain('  note=a Name root�[31m�b\n');
});

it('puts values right behind names of a wide script, which no padding can align', () => {
  expect(facts(['이름', 'nginx'], ['네임스페이스', ''])).toEqual(['이름: nginx', '네임스페이스: none']);
});
