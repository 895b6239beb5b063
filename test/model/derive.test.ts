import { describe, expect, it } from 'vitest';
import { derive, type Known } from '../../src/model/derive.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { instance, instanceId, networkInterface, podOn, worker } from './objects.ts';

const live = { kind: 'live', at: 0 } as const;
const nothing: Known = {
  connection: undefined,
  account: undefined,
  sources: { ...emptySnapshot.sources, stack: live, compute: live, cluster: live },
  stack: undefined,
  cluster: undefined,
  instances: [],
  interfaces: [],
  network: undefined,
  nodes: [],
  pods: [],
  deployments: [],
  cni: [],
  sandboxFailures: [],
  cooling: new Set(),
};

function snapshotOf(known: Partial<Known>) {
  return derive({ ...nothing, ...known }, emptySnapshot);
}

describe('nodes', () => {
  const known: Partial<Known> = {
    nodes: [worker(3), worker(1), worker(2)],
    instances: [1, 2, 3].map((number) => instance(number)),
    interfaces: [
      networkInterface(1, 1, ['192.168.1.20', '192.168.1.21', '192.168.1.22']),
      networkInterface(2, 0, ['192.168.2.10', '192.168.2.11']),
      networkInterface(1, 0, ['192.168.1.10', '192.168.1.11', '192.168.1.12']),
    ],
    pods: [
      podOn(1, 'web-1', { ip: '192.168.1.12' }),
      podOn(1, 'web-2', { ip: '192.168.1.21' }),
      podOn(1, 'aws-node', { ip: '192.168.1.10', hostNetwork: true, namespace: 'kube-system' }),
      podOn(2, 'web-3', { ip: '192.168.2.11' }),
    ],
  };

  it('come by name, joined with their instance by provider id', () => {
    const { nodes } = snapshotOf(known);
    expect(nodes.map(({ shortName }) => shortName)).toEqual(['ip-192-168-1-10', 'ip-192-168-2-10', 'ip-192-168-3-10']);
    expect(nodes.map((node) => node.instanceId)).toEqual([instanceId(1), instanceId(2), instanceId(3)]);
    expect(nodes[0]).toMatchObject({ type: 't3.medium', zone: 'ap-northeast-2a', maxPods: 17, usedPods: 3 });
    expect(nodes[0]?.limits).toMatchObject({ type: 't3.medium', maxEnis: 3 });
  });

  it('show their interfaces by device with each pod on its address', () => {
    const [first, second, third] = snapshotOf(known).nodes;
    expect(first?.enis.map(({ id, primaryIp }) => [id, primaryIp])).toEqual([
      ['eni-10', '192.168.1.10'],
      ['eni-11', '192.168.1.20'],
    ]);
    const slots = first?.enis.map((eni) =>
      eni.slots.map(({ kind, use, pods }) => [kind, use, pods.map(({ key }) => key).join()]),
    );
    expect(slots).toEqual([
      [
        ['primary', 'primary', ''],
        ['secondary', 'warm', ''],
        ['secondary', 'pod', 'default/web-1'],
      ],
      [
        ['primary', 'primary', ''],
        ['secondary', 'pod', 'default/web-2'],
        ['secondary', 'warm', ''],
      ],
    ]);
    expect(second?.enis[0]?.slots[1]?.pods[0]?.name).toBe('web-3');
    expect(third?.enis).toEqual([]);
  });

  it('keep host-network pods apart: they take no slot', () => {
    const [first] = snapshotOf(known).nodes;
    expect(first?.hostNetworkPods.map(({ name }) => name)).toEqual(['aws-node']);
    expect(first?.unplacedPods).toEqual([]);
  });

  it('show pods that no interface shows, and those without an address', () => {
    const pods = [podOn(3, 'early', { ip: '192.168.3.77' }), podOn(3, 'creating', { phase: 'Pending' })];
    const third = snapshotOf({ ...known, pods }).nodes[2];
    expect(third?.unplacedPods.map(({ name }) => name)).toEqual(['creating', 'early']);
    expect(third?.usedPods).toBe(2);
  });

  it('count no pod that has ended, nor show it on an address', () => {
    const pods = [
      podOn(1, 'done', { phase: 'Succeeded', ip: '192.168.1.12' }),
      podOn(1, 'broken', { phase: 'Failed', ip: '192.168.1.11' }),
      podOn(1, 'web', { ip: '192.168.1.11' }),
    ];
    const snapshot = snapshotOf({ ...known, pods });
    expect(snapshot.nodes[0]?.usedPods).toBe(1);
    expect(snapshot.nodes[0]?.enis[0]?.slots.map((slot) => slot.pods.map(({ name }) => name))).toEqual([
      [],
      ['web'],
      [],
    ]);
    expect(snapshot.pods.size).toBe(3);
  });

  it('place pods inside their prefix', () => {
    const prefixed = networkInterface(1, 0, ['192.168.1.10'], { prefixes: ['192.168.1.32/28', '192.168.1.64/28'] });
    const pods = [
      podOn(1, 'first', { ip: '192.168.1.32' }),
      podOn(1, 'last', { ip: '192.168.1.47' }),
      podOn(1, 'outside', { ip: '192.168.1.48' }),
      podOn(1, 'v6', { ip: 'fd00::1' }),
    ];
    const [node] = snapshotOf({ ...known, interfaces: [prefixed], pods }).nodes;
    expect(node?.enis[0]?.slots.map(({ kind, use, pods: on }) => [kind, use, on.map(({ name }) => name)])).toEqual([
      ['primary', 'primary', []],
      ['prefix', 'pod', ['first', 'last']],
      ['prefix', 'warm', []],
    ]);
    expect(node?.unplacedPods.map(({ name }) => name)).toEqual(['outside', 'v6']);
  });

  it('without an instance still say their type and zone, by their labels', () => {
    const labels = {
      'node.kubernetes.io/instance-type': 'm5.large',
      'topology.kubernetes.io/zone': 'ap-northeast-2c',
    };
    const [node] = snapshotOf({ nodes: [worker(1, { labels, providerId: 'kind://a/b' })] }).nodes;
    expect(node).toMatchObject({ instanceId: undefined, type: 'm5.large', zone: 'ap-northeast-2c', enis: [] });
  });
});

describe('instances', () => {
  it('that are no node are the bastion and nodes on their way, oldest first', () => {
    const { otherInstances } = snapshotOf({
      nodes: [worker(1)],
      instances: [
        instance(1),
        instance(9, { name: 'myeks-ng1-Node', launchedAt: 200 }),
        instance(8, { name: 'myeks-bastion-EC2', launchedAt: 100 }),
        instance(7, { name: 'gone', state: 'terminated' }),
      ],
    });
    expect(otherInstances.map(({ name }) => name)).toEqual(['myeks-bastion-EC2', 'myeks-ng1-Node']);
  });
});

describe('pending pods', () => {
  it('are those no node has taken, oldest first, with the words of the scheduler', () => {
    const { pending } = snapshotOf({
      pods: [
        podOn(0, 'young', { createdAt: 20 }),
        podOn(0, 'old', { createdAt: 10, unschedulable: '0/3 nodes are available: 3 Too many pods.' }),
        podOn(0, 'leaving', { deletedAt: 5 }),
        podOn(0, 'failed', { phase: 'Failed' }),
        podOn(1, 'creating', { phase: 'Pending' }),
      ],
    });
    expect(pending.map(({ pod, message, since }) => [pod.name, message, since])).toEqual([
      ['old', '0/3 nodes are available: 3 Too many pods.', 10],
      ['young', undefined, 20],
    ]);
  });
});

describe('the next picture', () => {
  it('is the same object when nothing has changed', () => {
    const known = {
      ...nothing,
      nodes: [worker(1)],
      instances: [instance(1)],
      interfaces: [networkInterface(1, 0, ['192.168.1.10', '192.168.1.11'])],
      pods: [podOn(1, 'web', { ip: '192.168.1.11' })],
    };
    const first = derive(known, emptySnapshot);
    expect(derive(structuredClone(known), first)).toBe(first);
  });

  it('keeps the nodes that have not changed', () => {
    const known = { ...nothing, nodes: [worker(1), worker(2)], pods: [podOn(1, 'a'), podOn(2, 'b')] };
    const first = derive(known, emptySnapshot);
    const second = derive({ ...known, pods: [podOn(1, 'a'), podOn(2, 'b', { restarts: 1 })] }, first);
    expect(second.nodes[0]).toBe(first.nodes[0]);
    expect(second.nodes[1]).not.toBe(first.nodes[1]);
    expect(second.pods.get('default/a')).toBe(first.pods.get('default/a'));
    expect(second.deployments).toBe(first.deployments);
  });
});
