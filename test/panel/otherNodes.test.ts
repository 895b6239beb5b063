import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../src/contributions.ts';
import { panelState } from '../../src/panel/state.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import type { KubernetesNode } from '../../src/ports/cluster.ts';
import { clusterRows } from '../../src/views/cluster/clusterRows.ts';
import { pageSize } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowCache } from '../../src/views/cluster/rowContext.ts';
import { snapshotOf } from '../model/known.ts';
import { instance, instanceId, networkInterface, podOn, worker } from '../model/objects.ts';
import { connected } from '../views/snapshots.ts';
import { korean } from '../webview/korean.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/** Nodes that are not the lab's: each says what cannot be computed of it, in the tree and in the panel, in both languages. */

const zone = { 'topology.kubernetes.io/zone': 'ap-northeast-2a' };
const ec2 = { ...zone, 'node.kubernetes.io/instance-type': 't3.medium' };
/** As EKS labels them; a node of Fargate has no instance type. */
const fargate = worker(1, {
  labels: { ...zone, 'eks.amazonaws.com/compute-type': 'fargate' },
  providerId: 'aws:///ap-northeast-2a/0a1b2c3d/fargate-ip-192-168-1-10',
  allocatablePods: 1,
});
const hybrid = worker(1, { labels: {}, providerId: 'eks-hybrid:///ap-northeast-2/myeks/mi-1', allocatablePods: 110 });
const unseen = worker(2, { labels: ec2 });
const ipv6 = worker(1, { labels: ec2, internalIp: '2600:1f13::1', allocatablePods: 110 });
const karpenter = worker(1, { labels: { ...ec2, 'karpenter.sh/nodepool': 'default' } });
const autoMode = worker(1, {
  labels: { ...ec2, 'karpenter.sh/nodepool': 'general-purpose', 'eks.amazonaws.com/compute-type': 'auto' },
});

/** A cluster of this node alone, with a pod on an address that EC2 shows nowhere. */
function cluster(node: KubernetesNode) {
  const ip = node.internalIp?.includes(':') === true ? '2600:1f13:0:1::2' : '192.168.1.99';
  const number = node === unseen ? 2 : 1;
  return {
    ...connected,
    ...snapshotOf({
      nodes: [node],
      pods: [podOn(number, 'web', { ip })],
      instances: node.providerId?.endsWith(instanceId(1)) === true ? [instance(1)] : [],
      interfaces: [networkInterface(1, 0, ['192.168.1.10', '192.168.1.11'])],
    }),
    connection: connected.connection,
  };
}

const stateOf = (node: KubernetesNode) => panelState(cluster(node), 0, ({ reason }) => reason);
const english = panelStrings((text) => text);

function rowsOf(node: KubernetesNode): readonly string[] {
  const context = {
    place: { region: 'ap-northeast-2', account: '111122223333' },
    explain: () => ({ sentence: '', action: { label: '', command: commands.refresh } }),
    now: 0,
    rows: new RowCache(),
  };
  const all = (rows: readonly Row[]): readonly Row[] =>
    rows.flatMap((row) => [row, ...all(row.children?.(pageSize) ?? [])]);
  return all(clusterRows(cluster(node), context)).map(({ label, description }) => `${label}  ${description ?? ''}`);
}

describe.each([
  ['fargate', fargate, 'Fargate shows no ENI', /Fargate는 .*알 수 없어요/],
  ['not-on-ec2', hybrid, 'not on EC2', /EC2에 있는 노드가 아니라서/],
  ['instance-unseen', unseen, 'its instance is not in sight', /인스턴스가 보이지 않아서/],
  ['ipv6', ipv6, 'IPv6: not counted by ENI', /IPv6 주소를 써서/],
] as const)('a node that is %s', (unknown, node, inTree, inKorean) => {
  it('says so in the tree instead of counting ENIs, and shows its pods all the same', () => {
    const rows = rowsOf(node);
    const own = rows.find((row) => row.includes(inTree));
    expect(own).toMatch(/1\/\d+ pods/);
    expect(own).not.toMatch(/ENIs/);
    expect(korean(inTree)).not.toBe(inTree);
    expect(rows.some((row) => row.startsWith('addresses of their own  1'))).toBe(true);
    expect(rows.some((row) => row.trim().startsWith('web  '))).toBe(true);
  });

  it('says so in the panel, which draws no places that nobody counts', () => {
    const [drawn] = stateOf(node).nodes;
    expect(drawn).toMatchObject({ unknown, usedPods: 1, unplacedPods: [{ name: 'web' }] });
    expect(drawn?.enis.filter(({ id, empty }) => id === undefined || empty > 0)).toEqual([]);
    expect(english.nodes.unknown[unknown]).toMatch(/[a-z]\.$/);
    expect(korean(english.nodes.unknown[unknown])).toMatch(inKorean);
  });
});

it.each([
  ['karpenter', karpenter, 'Karpenter node pool default'],
  ['auto-mode', autoMode, 'Auto Mode node pool general-purpose'],
] as const)(
  'a node of %s is drawn like others, under its own name, and who decides its limit is told',
  (kind, node, group) => {
    const { nodes, capacity } = stateOf(node);
    expect(nodes[0]).toMatchObject({ unknown: undefined });
    expect(nodes[0]?.enis.map(({ id }) => id !== undefined)).toEqual([true, false, false]);
    expect(capacity).toMatchObject([{ type: 't3.medium', decider: kind }]);
    expect(rowsOf(node).join('\n')).toContain(group);
  },
);

it('a cluster of Fargate alone has no formula, and the panel has a sentence for that', () => {
  expect(stateOf(fargate).capacity).toEqual([]);
  expect(korean(english.capacity.noType)).toContain('공식을 쓸 수 없어요');
});
