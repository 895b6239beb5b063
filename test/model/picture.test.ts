import { describe, expect, it } from 'vitest';
import type { KubernetesEvent } from '../../src/ports/cluster.ts';
import { pictureOf, snapshotOf, tell, type Known } from './known.ts';
import { instance, instanceId, networkInterface, podOn, worker } from './objects.ts';

describe('nodes', () => {
  const known: Known = {
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

describe('interfaces', () => {
  it('that the VPC CNI made and no instance has are apart', () => {
    const lost = networkInterface(1, 1, ['192.168.1.20'], { instanceId: undefined, status: 'available' });
    const ofLoadBalancer = networkInterface(2, 1, ['192.168.2.20'], { instanceId: undefined, description: 'ELB web' });
    const { looseInterfaces } = snapshotOf({ interfaces: [lost, ofLoadBalancer] });
    expect(looseInterfaces).toEqual([lost]);
  });
});

describe('a pod that gets no address', () => {
  const failure = (number: number, message: string, about: string): KubernetesEvent => ({
    uid: `event-${number}`,
    name: `event-${number}`,
    namespace: 'default',
    createdAt: 0,
    deletedAt: undefined,
    labels: {},
    type: 'Warning',
    reason: 'FailedCreatePodSandBox',
    message,
    about: { kind: 'Pod', name: 'new', uid: about },
    lastSeenAt: number,
    count: 1,
  });
  const waiting = podOn(1, 'new', { phase: 'Pending', status: 'ContainerCreating' });

  it('has the last words of the kubelet, until it has one', () => {
    const picture = pictureOf({
      nodes: [worker(1)],
      pods: [waiting],
      sandboxFailures: [failure(2, 'second', waiting.uid), failure(1, 'first', waiting.uid)],
    });
    picture.draw();
    expect(picture.snapshot.pods.get('default/new')?.addressFailure).toBe('second');
    expect(picture.snapshot.nodes[0]?.unplacedPods[0]?.addressFailure).toBe('second');
    picture.kinds.pods.changed({ ...waiting, ip: '192.168.1.11' });
    picture.draw();
    expect(picture.snapshot.pods.get('default/new')?.addressFailure).toBeUndefined();
  });

  it('has none of another pod’s words, and none any more once they are forgotten', () => {
    const picture = pictureOf({ pods: [waiting], sandboxFailures: [failure(1, 'other', 'uid-other')] });
    picture.draw();
    expect(picture.snapshot.pods.get('default/new')?.addressFailure).toBeUndefined();
    picture.kinds.sandboxFailures.changed(failure(2, 'mine', waiting.uid));
    picture.draw();
    expect(picture.snapshot.pods.get('default/new')?.addressFailure).toBe('mine');
    picture.kinds.sandboxFailures.removed('event-2');
    picture.draw();
    expect(picture.snapshot.pods.get('default/new')?.addressFailure).toBeUndefined();
  });
});

describe('the group of a node', () => {
  it.each([
    ['managed', 'ng1', { 'eks.amazonaws.com/nodegroup': 'ng1' }],
    ['karpenter', 'default', { 'karpenter.sh/nodepool': 'default' }],
    ['karpenter', 'old', { 'karpenter.sh/provisioner-name': 'old' }],
    ['auto-mode', 'system', { 'karpenter.sh/nodepool': 'system', 'eks.amazonaws.com/compute-type': 'auto' }],
    ['fargate', 'Fargate', { 'eks.amazonaws.com/compute-type': 'fargate' }],
    ['self-managed', 'workers', { 'alpha.eksctl.io/nodegroup-name': 'workers' }],
    ['self-managed', '', {}],
  ])('%s %s is told by its labels', (kind, name, labels) => {
    const [node] = snapshotOf({ nodes: [worker(1, { labels })] }).nodes;
    expect(node?.group).toEqual({ kind, name });
  });

  it('self-managed is named by its Auto Scaling group if nothing else tells', () => {
    const tags = { 'aws:autoscaling:groupName': 'workers-asg' };
    const [node] = snapshotOf({ nodes: [worker(1)], instances: [instance(1, { tags })] }).nodes;
    expect(node?.group).toEqual({ kind: 'self-managed', name: 'workers-asg' });
  });
});

describe('what cannot be told of a node', () => {
  const fargate = { 'eks.amazonaws.com/compute-type': 'fargate' };
  it.each([
    ['fargate', worker(1, { labels: fargate, providerId: 'aws:///ap-northeast-2a/0a1b2c/fargate-ip-10-0-0-1' })],
    ['not-on-ec2', worker(1, { providerId: 'eks-hybrid:///ap-northeast-2/myeks/mi-1' })],
    ['instance-unseen', worker(2)],
    ['instance-unseen', worker(1, { providerId: undefined })],
    ['ipv6', worker(1, { internalIp: '2600:1f13::1' })],
    [undefined, worker(1)],
  ])('is %s', (unknown, node) => {
    expect(snapshotOf({ nodes: [node], instances: [instance(1)] }).nodes[0]?.unknown).toBe(unknown);
  });
});

describe('what a node has and what its pods ask for', () => {
  it('is added up over the pods that the scheduler counts', () => {
    const requests = { cpu: 250, memory: 64 };
    const [node] = snapshotOf({
      nodes: [worker(1, { taints: [{ key: 'a', value: '', effect: 'NoSchedule' }] })],
      pods: [podOn(1, 'a', { requests }), podOn(1, 'b', { requests }), podOn(1, 'c', { requests, phase: 'Succeeded' })],
    }).nodes;
    expect(node).toMatchObject({
      allocatable: { cpu: 1930, memory: 3_452_350_464 },
      requested: { cpu: 500, memory: 128 },
      taints: [{ key: 'a', value: '', effect: 'NoSchedule' }],
    });
  });
});

describe('a name that passes on', () => {
  const first = podOn(1, 'web-0', { uid: 'uid-1', createdAt: 1 });
  const second = podOn(2, 'web-0', { uid: 'uid-2', createdAt: 2 });

  it('is the younger pod’s, whichever is heard of first', () => {
    for (const pods of [
      [first, second],
      [second, first],
    ]) {
      const { pods: shown, nodes } = snapshotOf({ nodes: [worker(1), worker(2)], pods });
      expect(shown.get('default/web-0')?.uid).toBe('uid-2');
      expect(nodes.map(({ usedPods }) => usedPods)).toEqual([0, 1]);
    }
  });

  it('stays its when the end of the older one is heard of last, and goes back if it ends first', () => {
    const picture = pictureOf({ pods: [first, second] });
    picture.kinds.pods.removed('uid-1');
    picture.draw();
    expect(picture.snapshot.pods.get('default/web-0')?.uid).toBe('uid-2');
    picture.kinds.pods.changed(first);
    picture.kinds.pods.removed('uid-2');
    picture.draw();
    expect(picture.snapshot.pods.get('default/web-0')?.uid).toBe('uid-1');
  });
});

describe('the next picture', () => {
  const known: Known = {
    nodes: [worker(1), worker(2)],
    instances: [instance(1), instance(2)],
    interfaces: [networkInterface(1, 0, ['192.168.1.10', '192.168.1.11'])],
    pods: [podOn(1, 'a', { ip: '192.168.1.11' }), podOn(2, 'b'), podOn(0, 'waiting')],
  };

  it('is none when nothing has changed', () => {
    const picture = pictureOf(known);
    picture.draw();
    tell(picture, structuredClone(known));
    expect(picture.draw()).toBeUndefined();
  });

  it('names what is different, and has all else as it was', () => {
    const picture = pictureOf(known);
    picture.draw();
    picture.kinds.pods.changed(podOn(2, 'b', { restarts: 1 }));
    const change = picture.draw();
    expect(change?.nodes).toEqual(new Set([worker(2).name]));
    expect(change?.pods).toEqual(new Set(['default/b']));
    expect(change?.pending).toEqual(new Set());
    expect(change?.sections).toEqual(new Set(['nodes', 'pods']));
    expect(change?.snapshot.nodes[0]).toBe(change?.previous.nodes[0]);
    expect(change?.snapshot.nodes[1]).not.toBe(change?.previous.nodes[1]);
    expect(change?.snapshot.pods.get('default/a')).toBe(change?.previous.pods.get('default/a'));
    expect(change?.snapshot.pending).toBe(change?.previous.pending);
  });

  it('names the pods that begin and end to wait', () => {
    const picture = pictureOf(known);
    picture.draw();
    picture.kinds.pods.changed(podOn(1, 'waiting', { uid: 'uid-waiting' }));
    picture.kinds.pods.changed(podOn(0, 'late'));
    expect(picture.draw()?.pending).toEqual(new Set(['default/waiting', 'default/late']));
    expect(picture.snapshot.pending.map(({ pod }) => pod.name)).toEqual(['late']);
  });

  it('names nodes that come and go', () => {
    const picture = pictureOf(known);
    picture.draw();
    picture.kinds.nodes.removed('node-1');
    picture.kinds.nodes.changed(worker(3));
    const change = picture.draw();
    expect(change?.nodes).toEqual(new Set([worker(1).name, worker(3).name]));
    expect(change?.snapshot.nodes.map(({ name }) => name)).toEqual([worker(2).name, worker(3).name]);
    expect(change?.snapshot.otherInstances.map(({ id }) => id)).toEqual([instanceId(1)]);
  });

  it('takes the interfaces of some instances without a word about the others', () => {
    const picture = pictureOf(known);
    picture.draw();
    picture.setInterfacesOf([instanceId(2)], [networkInterface(2, 0, ['192.168.2.10'])]);
    const change = picture.draw();
    expect(change?.nodes).toEqual(new Set([worker(2).name]));
    expect(picture.snapshot.nodes.map(({ enis }) => enis.length)).toEqual([1, 1]);
  });
});
