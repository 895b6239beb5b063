import { describe, expect, it } from 'vitest';
import type { ChapterSlug } from '../../src/lab/chapters.ts';
import { chapterChecks } from '../../src/lab/checks/chapterChecks.ts';
import { emptySnapshot, type NodeView, type Snapshot } from '../../src/model/snapshot.ts';
import {
  connected,
  deployed,
  deploying,
  eni,
  netshoot,
  node,
  pod,
  withNetshoot,
  withPending,
  withPods,
} from './labSnapshot.ts';

const isMet = { met: true };

function check(slug: ChapterSlug, snapshot: Snapshot, stackSeen = false) {
  return chapterChecks[slug](snapshot, { stackSeen });
}

function waitsFor(slug: ChapterSlug, snapshot: Snapshot) {
  const result = check(slug, snapshot);
  return result.met ? undefined : result.why;
}

function withNodes(snapshot: Snapshot, change: (node: NodeView, index: number) => Partial<NodeView>): Snapshot {
  return { ...snapshot, nodes: snapshot.nodes.map((each, index) => ({ ...each, ...change(each, index) })) };
}

describe('chapter checks', () => {
  it('1: the stack is complete and every node Ready', () => {
    expect(waitsFor('01-deploy', emptySnapshot)).toEqual({ key: 'no-connection' });
    expect(waitsFor('01-deploy', connected)).toEqual({ key: 'no-stack' });
    expect(waitsFor('01-deploy', deploying)).toEqual({ key: 'stack-status', status: 'CREATE_IN_PROGRESS' });
    expect(waitsFor('01-deploy', { ...deployed, nodes: [] })).toEqual({ key: 'no-nodes' });
    const oneDown = withNodes(deployed, (_, index) => ({ ready: index !== 1 }));
    expect(waitsFor('01-deploy', oneDown)).toEqual({ key: 'nodes-not-ready', ready: 2, total: 3 });
    expect(check('01-deploy', deployed)).toEqual(isMet);
  });

  it('2: aws-node and kube-proxy run on every node, and CoreDNS somewhere', () => {
    expect(check('02-verify', deployed)).toEqual(isMet);
    const pods = new Map(deployed.pods);
    pods.delete('kube-system/aws-node-ip-192-168-2-25');
    expect(waitsFor('02-verify', { ...deployed, pods })).toEqual({
      key: 'pods-not-running',
      name: 'aws-node',
      running: 2,
      wanted: 3,
    });
    const starting = [1, 2].map((index) =>
      pod(`coredns-6777fcd775-${index}`, { namespace: 'kube-system', status: 'ContainerCreating' }),
    );
    expect(waitsFor('02-verify', withPods(deployed, ...starting))).toMatchObject({ name: 'coredns', running: 0 });
  });

  it('3: EC2 shows places for pods on every node', () => {
    expect(check('03-vpc-cni', deployed)).toEqual(isMet);
    const unread = { ...deployed, sources: { ...deployed.sources, compute: { kind: 'loading' } as const } };
    expect(waitsFor('03-vpc-cni', unread)).toEqual({ key: 'no-enis-shown', node: 'ip-192-168-1-251' });
    const bare = withNodes(deployed, (each, index) => (index === 2 ? { enis: [eni(0, each.internalIp ?? '')] } : {}));
    expect(waitsFor('03-vpc-cni', bare)).toEqual({ key: 'no-enis-shown', node: 'ip-192-168-3-163' });
  });

  it('4: host-network pods and a pod with its own address can be compared', () => {
    expect(check('04-node-network', deployed)).toEqual(isMet);
    const moved = withNodes(deployed, (_, index) => (index === 0 ? { internalIp: '192.168.1.9' } : {}));
    expect(waitsFor('04-node-network', moved)).toEqual({ key: 'no-host-network', node: 'ip-192-168-1-251' });
  });

  it('5: three netshoot pods run and some node has a second ENI', () => {
    expect(check('05-secondary-addresses', withNetshoot)).toEqual(isMet);
    expect(waitsFor('05-secondary-addresses', deployed)).toEqual({
      key: 'pods-not-running',
      name: 'netshoot-pod',
      running: 0,
      wanted: 3,
    });
    expect(waitsFor('05-secondary-addresses', withPods(deployed, ...netshoot))).toEqual({ key: 'no-second-eni' });
  });

  it('6: netshoot pods on several nodes, their addresses on the ENIs', () => {
    expect(check('06-pod-to-pod', withNetshoot)).toEqual(isMet);
    expect(waitsFor('06-pod-to-pod', withPods(deployed, ...netshoot))).toEqual({
      key: 'pod-without-eni',
      pod: 'netshoot-pod-7757d5dd99-0',
    });
    const together = netshoot.map((each) => ({ ...each, nodeName: node(0).name }));
    const slots = together.map(
      (each) => ({ address: each.ip ?? '', kind: 'secondary', pods: [each], use: 'pod' }) as const,
    );
    const oneNode = { ...deployed, nodes: [node(0, { enis: [eni(0, '192.168.1.251', slots)] }), node(1)] };
    expect(waitsFor('06-pod-to-pod', withPods(oneNode, ...together))).toEqual({ key: 'pods-on-one-node' });
  });

  it('7: the nodes of the netshoot pods have public addresses', () => {
    expect(check('07-pod-to-internet', withNetshoot)).toEqual(isMet);
    const inside = withNodes(withNetshoot, (_, index) => (index === 1 ? { externalIp: undefined } : {}));
    expect(waitsFor('07-pod-to-internet', inside)).toEqual({ key: 'no-public-address', node: 'ip-192-168-2-25' });
  });

  it('8: kube-ops-view is ready', () => {
    const opsView = {
      uid: '1',
      name: 'kube-ops-view',
      namespace: 'kube-system',
      createdAt: 0,
      deletedAt: undefined,
      labels: {},
      replicas: 1,
    };
    expect(waitsFor('08-ops-view', deployed)).toEqual({ key: 'deployment-not-ready', name: 'kube-ops-view' });
    const starting = { ...deployed, deployments: [{ ...opsView, readyReplicas: 0 }] };
    expect(check('08-ops-view', starting).met).toBe(false);
    expect(check('08-ops-view', { ...deployed, deployments: [{ ...opsView, readyReplicas: 1 }] })).toEqual(isMet);
  });

  it('9: a node reports what the formula gives', () => {
    expect(check('09-pod-limit', deployed)).toEqual(isMet);
    expect(waitsFor('09-pod-limit', connected)).toEqual({ key: 'no-nodes' });
    expect(
      waitsFor(
        '09-pod-limit',
        withNodes(deployed, () => ({ maxPods: 20 })),
      ),
    ).toEqual({
      key: 'max-pods-differ',
      node: 'ip-192-168-1-251',
      reported: 20,
    });
    const newer = withNodes(deployed, () => ({ type: 'x9.large', limits: undefined, maxPods: 29 }));
    expect(check('09-pod-limit', newer).met).toBe(false);
  });

  it('10: a pod waits because of the number of pods', () => {
    const seed =
      '0/3 nodes are available: 3 Too many pods. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';
    expect(check('10-limit-test', withPending(seed))).toEqual(isMet);
    expect(waitsFor('10-limit-test', withPending(undefined))).toEqual({ key: 'nothing-pending' });
    expect(check('10-limit-test', withPending('0/3 nodes are available: 3 Insufficient cpu.')).met).toBe(false);
    expect(check('10-limit-test', withNetshoot).met).toBe(false);
  });

  it('11: a prefix is on an ENI, or the stack that was there is gone', () => {
    expect(waitsFor('11-wrap-up', withNetshoot)).toEqual({ key: 'not-torn-down' });
    const prefix = { address: '192.168.1.16/28', kind: 'prefix', pods: [], use: 'warm' } as const;
    const cured = withNodes(deployed, (each) => ({ enis: [eni(0, each.internalIp ?? '', [prefix])] }));
    expect(check('11-wrap-up', cured)).toEqual(isMet);
    expect(check('11-wrap-up', connected, true)).toEqual(isMet);
    expect(check('11-wrap-up', connected, false).met, 'never deployed').toBe(false);
    const unknown = { ...connected, sources: { ...connected.sources, stack: { kind: 'loading' } as const } };
    expect(check('11-wrap-up', unknown, true).met, 'not asked yet').toBe(false);
  });
});
