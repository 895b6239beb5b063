import { expect, it, vi } from 'vitest';
import { commands } from '../../src/contributions.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Instance, NetworkInterface } from '../../src/ports/cloud.ts';
import { clusterRows } from '../../src/views/cluster/clusterRows.ts';
import { pageSize } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowCache, type RowContext } from '../../src/views/cluster/rowContext.ts';
import { eniView } from '../model/plainViews.ts';
import { connected, node, pod } from './snapshots.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/** What is on its way, left behind or out of sight has a place in the tree, too. */

const context = (more: Partial<RowContext> = {}): RowContext => ({
  place: { region: 'ap-northeast-2', account: '111122223333' },
  explain: ({ reason }) => ({
    sentence: `Sentence for ${reason}.`,
    action: { label: 'Refresh', command: commands.refresh },
  }),
  now: 125_000,
  rows: new RowCache(),
  ...more,
});

function all(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...all(row.children?.(pageSize) ?? [])]);
}

const rowsOf = (snapshot: Partial<Snapshot>, more?: Partial<RowContext>) =>
  all(clusterRows({ ...connected, ...snapshot }, context(more)));
const lines = (rows: readonly Row[]) => rows.map(({ label, description }) => [label, description].join('  ').trim());

const instance = (more: Partial<Instance>): Instance => ({
  id: 'i-2',
  name: undefined,
  state: 'running',
  type: 't3.medium',
  zone: 'ap-northeast-2a',
  privateIp: '192.168.1.9',
  publicIp: undefined,
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  launchedAt: 0,
  tags: {},
  ...more,
});

const loose: NetworkInterface = {
  id: 'eni-0left',
  status: 'available',
  description: 'aws-K8S-i-0gone',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  zone: 'ap-northeast-2a',
  macAddress: '02:88:34:d9:c2:bc',
  requesterManaged: false,
  interfaceType: 'interface',
  instanceId: undefined,
  attachmentId: undefined,
  deviceIndex: undefined,
  addresses: ['192.168.1.77', '192.168.1.78'],
  prefixes: [],
  publicIp: undefined,
  groupIds: [],
  tags: {},
};

it('gives each of several node groups a row with its sums', () => {
  const nodes = [
    node('a', { usedPods: 5 }),
    node('b', { usedPods: 6 }),
    node('c', { group: { kind: 'karpenter', name: 'default' } }),
    node('d', { group: { kind: 'fargate', name: 'Fargate' }, unknown: 'fargate' }),
  ];
  const shown = rowsOf({ nodes });
  expect(lines(shown)).toContain('managed node group ng1  2 nodes · 11/34 pods');
  expect(lines(shown)).toContain('Karpenter node pool default  1 nodes · 2/17 pods');
  expect(lines(shown).find((line) => line.startsWith('d '))).toContain('Fargate shows no ENI');
  const managed = shown.find(({ label }) => label === 'managed node group ng1');
  expect(managed?.target).toMatchObject({ nodegroup: 'ng1' });
  expect(shown.find(({ label }) => label.startsWith('Karpenter'))?.abilities).not.toContain('nodegroup');
});

it('says of a node that it leaves, is not ready, or takes no new pods', () => {
  const shown = lines(
    rowsOf({
      nodes: [node('a', { leaving: true }), node('b', { ready: false }), node('c', { cordoned: true })],
    }),
  );
  expect(shown.find((line) => line.startsWith('a '))).toMatch(/terminating$/);
  expect(shown.find((line) => line.startsWith('b '))).toMatch(/not ready$/);
  expect(shown.find((line) => line.startsWith('c '))).toMatch(/ready, cordoned$/);
});

it('says until when an address cools, which stays true while no row is drawn anew', () => {
  const freeAt = new Date(2026, 10, 23, 14, 3, 9).getTime();
  const slots = [{ address: '192.168.1.18', kind: 'secondary', pods: [], use: 'cooling', freeAt } as const];
  const shown = lines(rowsOf({ nodes: [node('a', { enis: [eniView('eni-a', 0, '192.168.1.251', slots)] })] }));
  expect(shown).toContain('192.168.1.18  cooling until 14:03:09');
});

it('offers Uncordon for a cordoned node and Cordon for another', () => {
  const abilitiesOf = (cordoned: boolean) =>
    rowsOf({ nodes: [node('a', { cordoned })] }).find(({ label }) => label === 'a')?.abilities;
  expect(abilitiesOf(true)).toContain('uncordon');
  expect(abilitiesOf(true)).not.toContain('cordon');
  expect(abilitiesOf(false)).toContain('cordon');
});

it('shows instances that have not joined, and ENIs that no instance has', () => {
  const shown = rowsOf({
    nodes: [node('a')],
    otherInstances: [instance({ tags: { 'eks:cluster-name': 'myeks' } }), instance({ id: 'i-3', name: 'bastion' })],
    looseInterfaces: [loose],
  });
  expect(lines(shown)).toContain('i-2  192.168.1.9 · running · t3.medium · has not joined the cluster yet');
  expect(lines(shown)).toContain('bastion  192.168.1.9 · running · t3.medium');
  expect(lines(shown)).toContain('ENIs without a node  1');
  expect(lines(shown)).toContain('eni-0left  available · 192.168.1.77 · ap-northeast-2a');
  expect(shown.find(({ label }) => label === 'eni-0left')?.target).toMatchObject({
    eniId: 'eni-0left',
    copyArn: 'arn:aws:ec2:ap-northeast-2:111122223333:network-interface/eni-0left',
  });
});

it('keeps pods without an address apart from those whose address no ENI shows', () => {
  const none = pod('default', 'new', { status: 'ContainerCreating', phase: 'Pending', ready: false });
  const early = pod('default', 'early', { ip: '192.168.1.200' });
  const shown = lines(rowsOf({ nodes: [node('a', { unplacedPods: [none, early] })] }));
  expect(shown).toContain('no address yet  1');
  expect(shown).toContain('new  Pending: ContainerCreating');
  expect(shown).toContain('an address that no ENI shows yet  1');
  expect(shown).toContain('early  Running · 192.168.1.200');
});

it('marks what is shown of a lost source with its age, and gives its row a button', () => {
  const failed = {
    kind: 'failed',
    reason: 'cluster-unreachable',
    subject: 'myeks',
    detail: '',
    since: 100_000,
  } as const;
  const [, trouble] = rowsOf({
    nodes: [node('a')],
    sources: { ...connected.sources, cluster: { ...failed, readAt: 5_000 } },
  });
  expect(trouble).toMatchObject({
    label: 'Sentence for cluster-unreachable.',
    description: 'shown as it was 2 min ago',
    abilities: ['fixRefresh'],
    command: { id: commands.refresh },
  });
});

it('has no ARN before the account is known', () => {
  const first = eniView('eni-a', 0, '192.168.1.251', []);
  const shown = rowsOf({ nodes: [node('a', { enis: [first] })] }, { place: undefined });
  expect(shown.filter(({ target }) => target?.copyArn !== undefined)).toEqual([]);
});

it('makes the row of a thing that has not changed once', () => {
  const snapshot = { ...connected, nodes: [node('a'), node('b')] };
  const same = context();
  const nodeRows = (of: Snapshot) => all(clusterRows(of, same)).filter(({ id }) => id.startsWith('node/'));
  const [a, b] = nodeRows(snapshot);
  const [changed, kept] = nodeRows({ ...snapshot, nodes: [node('a', { usedPods: 9 }), ...snapshot.nodes.slice(1)] });
  expect(kept).toBe(b);
  expect(changed).not.toBe(a);
});
