import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../src/contributions.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { clusterRows } from '../../src/views/cluster/clusterRows.ts';
import { pageSize } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowCache, type RowContext } from '../../src/views/cluster/rowContext.ts';
import { eniView } from '../model/plainViews.ts';
import { connected, labStack, node, pod } from './snapshots.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const context: RowContext = {
  place: { region: 'ap-northeast-2', account: '111122223333' },
  explain: ({ reason }) => ({
    sentence: `Sentence for ${reason}.`,
    action: { label: 'Refresh', command: commands.refresh },
  }),
  now: 125_000,
  rows: new RowCache(),
};

/** The tree as text: what a person reads, two spaces deeper for each level. */
function draw(rows: readonly Row[], depth = 0): string {
  return rows
    .map((row) => {
      const line = '  '.repeat(depth) + [row.label, row.description].filter((part) => part !== undefined).join('  ');
      return [line, draw(row.children?.(pageSize) ?? [], depth + 1)].filter((part) => part !== '').join('\n');
    })
    .join('\n');
}

const drawn = (snapshot: Snapshot) => draw(clusterRows(snapshot, context));

describe('clusterRows', () => {
  it('is empty without a connection and where nothing is deployed: the welcome text speaks there', () => {
    expect(clusterRows({ ...connected, connection: undefined }, context)).toEqual([]);
    expect(clusterRows(connected, context)).toEqual([]);
  });

  it('shows the lab from its stack down to addresses', () => {
    const net = pod('default', 'netshoot', { ip: '192.168.1.74', nodeName: 'ip-192-168-1-251.x' });
    const proxy = pod('kube-system', 'kube-proxy-jg2nz', { hostNetwork: true, ip: '192.168.1.251' });
    const first = eniView('eni-a', 0, '192.168.1.251', [
      { address: '192.168.1.74', kind: 'secondary', pods: [net], use: 'pod' },
      { address: '192.168.1.30', kind: 'secondary', pods: [], use: 'warm' },
      { address: '192.168.1.18', kind: 'secondary', pods: [], use: 'cooling' },
    ]);
    const snapshot: Snapshot = {
      ...connected,
      stack: labStack('CREATE_COMPLETE'),
      clusterVersion: '1.36',
      nodes: [node('ip-192-168-1-251', { enis: [first], hostNetworkPods: [proxy], usedPods: 2 })],
      pods: new Map([
        [net.key, net],
        [proxy.key, proxy],
      ]),
    };
    expect(drawn(snapshot)).toBe(
      [
        'myeks  CREATE_COMPLETE · 1.36 · ap-northeast-2',
        '  Stack myeks  CREATE_COMPLETE · 1 resource',
        '    Resources  1 resource',
        '      Vpc  CREATE_COMPLETE · EC2::VPC · vpc-1',
        '  Nodes  1 · managed node group ng1',
        '    ip-192-168-1-251  2/17 pods · 1/3 ENIs · t3.medium · 2a · ready',
        '      ENI 0  ens5 · 1/3 used · 1 warm · 192.168.1.251 · eni-a',
        '        192.168.1.251  primary',
        '        192.168.1.74  netshoot',
        '        192.168.1.30  warm',
        '        192.168.1.18  cooling',
        '      host network  1 · kube-proxy-jg2nz',
        '        kube-proxy-jg2nz  Running · 192.168.1.251',
        '  Pods by namespace  2',
        '    default  1',
        '      netshoot  Running · 192.168.1.74',
        '    kube-system  1',
        '      kube-proxy-jg2nz  Running · 192.168.1.251',
      ].join('\n'),
    );
  });

  it('names interfaces as the node’s system does', () => {
    const enis = [eniView('eni-a', 0, '192.168.1.251', []), eniView('eni-b', 1, '192.168.1.9', [])];
    const text = drawn({ ...connected, nodes: [node('n', { enis, osImage: 'Amazon Linux 2' })] });
    expect(text).toMatch(/ENI 0 {2}eth0 .*\n.*\n.*ENI 1 {2}eth1 /);
  });

  it('opens a prefix to its pods', () => {
    const net = pod('default', 'netshoot', { ip: '192.168.1.18' });
    const first = eniView('eni-a', 0, '192.168.1.251', [
      { address: '192.168.1.16/28', kind: 'prefix', pods: [net], use: 'pod' },
    ]);
    const text = drawn({ ...connected, nodes: [node('n', { enis: [first] })] });
    expect(text).toContain('192.168.1.16/28  prefix, 1/16 used\n          netshoot');
  });

  it('puts Pending pods on top with the scheduler’s words, and says full nodes are full', () => {
    const waiting = pod('default', 'nginx-1', { status: 'Pending', nodeName: undefined, ready: false });
    const message = '0/1 nodes are available: 1 Too many pods.';
    const text = drawn({
      ...connected,
      nodes: [node('n', { usedPods: 17 })],
      pending: [
        { pod: waiting, waitsFor: 'node', message, since: 0 },
        { pod: { ...waiting, uid: 'u2', name: 'nginx-2' }, waitsFor: 'node', message: undefined, since: 0 },
      ],
    });
    expect(text.split('\n').slice(0, 4)).toEqual([
      'myeks  ap-northeast-2',
      '  Pending  2 · 1 × no free pod place (17/17 on 1)',
      '    nginx-1  no free pod place (17/17 on 1)',
      '    nginx-2  the scheduler has not spoken yet',
    ]);
    expect(text).toContain('n  17/17 pods · 0/3 ENIs · t3.medium · 2a · ready, full');
  });

  it('says in words what is being read and what failed, one cause once', () => {
    const failed = { kind: 'failed', reason: 'expired-credentials', subject: 'lab', detail: '', since: 0 } as const;
    expect(
      drawn({
        ...connected,
        sources: { ...connected.sources, stack: failed, compute: failed, cluster: { kind: 'loading' } },
      }),
    ).toBe('Sentence for expired-credentials.  not read for 2 min\nReading the cluster…');
  });

  it('says when a cluster that answers has no nodes', () => {
    const live = { kind: 'live', at: 0 } as const;
    const sources = { ...connected.sources, stack: live, compute: live, cluster: live };
    expect(drawn({ ...connected, sources, stack: labStack('CREATE_IN_PROGRESS') })).toContain('Nodes  none has joined');
  });
});
