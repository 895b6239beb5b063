import { expect, test } from 'vitest';
import { nodes, persistentVolumeClaims, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeNode } from '../../../../src/simulator/kubernetes/objects/node.ts';
import type { PodSpec } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { asking, SchedulerLab } from './schedulerLab.ts';

const oneDoes = (lab: SchedulerLab, spec: Partial<PodSpec>): string | undefined => {
  lab.pod('p', spec);
  lab.clock.advance(1000);
  return lab.nodeOf('p') ?? lab.messageOf('p');
};

test.each([
  ['1.31', 'node(s) had untolerated taint {dedicated: gpu}'],
  ['1.36', 'node(s) had untolerated taint(s)'],
])('a taint keeps pods away that do not tolerate it, in the words of %s', (version, words) => {
  const lab = new SchedulerLab(version);
  lab.node('n1', { taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }] });
  lab.pod('plain');
  lab.pod('tolerant', { tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' }] });
  lab.clock.advance(1000);
  expect(lab.nodeOf('tolerant')).toBe('n1');
  expect(lab.messageOf('plain')).toMatch(`0/1 nodes are available: 1 ${words}.`);
  expect(lab.messageOf('plain')).toMatch(
    'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
  );
});

test('a cordoned node takes no pods', () => {
  const lab = new SchedulerLab();
  const node = lab.node('n1');
  lab.api.store.replace(nodes, { ...node, spec: { unschedulable: true } });
  expect(oneDoes(lab, {})).toMatch('0/1 nodes are available: 1 node(s) were unschedulable.');
});

test('node selector and node affinity choose among labels', () => {
  const lab = new SchedulerLab();
  lab.node('n1', { labels: { disk: 'ssd', generation: '5' } });
  lab.node('n2', { labels: { disk: 'hdd', generation: '3' } });
  const affinity = (
    key: string,
    operator: 'In' | 'NotIn' | 'Gt' | 'Exists',
    ...values: string[]
  ): Partial<PodSpec> => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }] }],
        },
      },
    },
  });
  lab.pod('by-selector', { nodeSelector: { disk: 'ssd' } });
  lab.pod('not-ssd', affinity('disk', 'NotIn', 'ssd'));
  lab.pod('newer', affinity('generation', 'Gt', '4'));
  lab.pod('nowhere', affinity('gpu', 'Exists'));
  lab.clock.advance(1000);
  expect([lab.nodeOf('by-selector'), lab.nodeOf('not-ssd'), lab.nodeOf('newer')]).toEqual(['n1', 'n2', 'n1']);
  expect(lab.messageOf('nowhere')).toMatch(
    "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.",
  );
});

test('a pod made for one node is refused elsewhere in other words', () => {
  const lab = new SchedulerLab('1.31');
  lab.node('n1', { allocatable: { pods: '0' } });
  lab.node('n2');
  const terms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }];
  const spec = {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
  };
  expect(oneDoes(lab, spec)).toBe(
    "0/2 nodes are available: 1 Too many pods, 1 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/2 nodes are available: " +
      '1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.',
  );
});

test('cores, memory and disk run out, each by its name', () => {
  const lab = new SchedulerLab('1.29');
  lab.node('n1', { allocatable: { 'ephemeral-storage': '1Gi' } });
  lab.pod('first', asking({ cpu: '1', memory: '2Gi' }));
  lab.pod('second', asking({ cpu: '931m', memory: '1500Mi', 'ephemeral-storage': '512Mi' }));
  lab.pod('third', asking({ cpu: '930m', 'nvidia.com/gpu': '1' }));
  lab.pod('fourth', asking({ cpu: '930m', memory: '1Gi' }));
  lab.clock.advance(1000);
  expect(lab.nodeOf('first')).toBe('n1');
  expect(lab.messageOf('second')).toMatch('0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.');
  expect(lab.messageOf('third')).toMatch('0/1 nodes are available: 1 Insufficient nvidia.com/gpu.');
  // Exactly what is left fits.
  expect(lab.nodeOf('fourth')).toBe('n1');
});

test('an init container counts where it needs more than all that follows', () => {
  const lab = new SchedulerLab('1.29');
  lab.node('n1');
  const initContainers = [{ name: 'init', image: 'busybox', resources: { requests: { cpu: '2' } } }];
  expect(oneDoes(lab, { ...asking({ cpu: '100m' }), initContainers })).toMatch('1 Insufficient cpu.');
});

test('two pods cannot hold the same host port', () => {
  const lab = new SchedulerLab();
  lab.node('n1');
  const containers = [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80, hostPort: 8080 }] }];
  lab.pod('first', { containers });
  lab.pod('second', { containers });
  lab.clock.advance(1000);
  expect(lab.nodeOf('first')).toBe('n1');
  expect(lab.messageOf('second')).toMatch("1 node(s) didn't have free ports for the requested pod ports.");
});

test('anti-affinity spreads, and is kept for pods that come later without any of their own', () => {
  const lab = new SchedulerLab();
  for (const [name, zone] of [
    ['n1', 'a'],
    ['n2', 'b'],
  ] as const)
    lab.node(name, { zone });
  const podAntiAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' },
    ],
  };
  for (const name of ['w1', 'w2', 'w3']) lab.pod(name, { affinity: { podAntiAffinity } });
  lab.clock.advance(1000);
  expect(new Set([lab.nodeOf('w1'), lab.nodeOf('w2')])).toEqual(new Set(['n1', 'n2']));
  expect(lab.messageOf('w3')).toMatch("2 node(s) didn't match pod anti-affinity rules.");
  lab.pod('plain');
  lab.clock.advance(1000);
  expect(lab.messageOf('plain')).toMatch("2 node(s) didn't satisfy existing pods anti-affinity rules.");
});

test('affinity finds company, and the first of its kind founds it', () => {
  const lab = new SchedulerLab();
  for (const [name, zone] of [
    ['n1', 'a'],
    ['n2', 'b'],
  ] as const)
    lab.node(name, { zone });
  const near = (app: string): Partial<PodSpec> => ({
    affinity: {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: { app } }, topologyKey: 'topology.kubernetes.io/zone' },
        ],
      },
    },
  });
  lab.pod('alone', near('cache'));
  lab.pod('founder', near('web'));
  lab.pod('follower', near('web'));
  lab.clock.advance(1000);
  expect(lab.messageOf('alone')).toMatch("2 node(s) didn't match pod affinity rules.");
  expect(lab.nodeOf('founder')).toBeDefined();
  expect(lab.nodeOf('follower')).toBe(lab.nodeOf('founder'));
});

test('a hard spread constraint allows no more than its skew', () => {
  const lab = new SchedulerLab();
  lab.node('n1', { zone: 'a' });
  lab.node('n2', { zone: 'b', allocatable: { pods: '1' } });
  const topologySpreadConstraints = [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule' as const,
      labelSelector: { matchLabels: { app: 'web' } },
    },
  ];
  for (const name of ['w1', 'w2', 'w3', 'w4']) lab.pod(name, { topologySpreadConstraints });
  lab.clock.advance(1000);
  const placed = ['w1', 'w2', 'w3', 'w4'].map((name) => lab.nodeOf(name));
  expect(placed.filter((node) => node === 'n1')).toHaveLength(2);
  expect(placed.filter((node) => node === 'n2')).toHaveLength(1);
  expect(lab.messageOf('w4')).toMatch(
    "0/2 nodes are available: 1 Too many pods, 1 node(s) didn't match pod topology spread constraints.",
  );
});

test('claims: one that is missing and one that is not bound keep a pod from every node', () => {
  const lab = new SchedulerLab('1.31');
  lab.node('n1');
  lab.node('n2');
  createObject(lab.api, persistentVolumeClaims, {
    metadata: { name: 'data', namespace: 'default' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    status: { phase: 'Pending' },
  });
  const using = (claimName: string): Partial<PodSpec> => ({
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
  });
  lab.pod('lost', using('nothing'));
  lab.pod('early', using('data'));
  lab.clock.advance(1000);
  const tail = 'preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';
  expect(lab.messageOf('lost')).toBe(`0/2 nodes are available: persistentvolumeclaim "nothing" not found. ${tail}`);
  expect(lab.messageOf('early')).toBe(
    `0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. ${tail}`,
  );
});

test('gates keep a pod out of the queue until the last is gone', () => {
  const lab = new SchedulerLab();
  lab.node('n1');
  const pod = lab.pod('gated', { schedulingGates: [{ name: 'example.com/later' }] });
  lab.clock.advance(1000);
  expect(lab.messageOf('gated')).toBe('Scheduling is blocked due to non-empty scheduling gates');
  expect(lab.eventsOf('gated', 'FailedScheduling')).toEqual([]);
  const { schedulingGates: _, ...spec } = lab.get(pod.metadata.name).spec;
  lab.api.store.replace(pods, { ...lab.get('gated'), spec });
  lab.clock.advance(1000);
  expect(lab.nodeOf('gated')).toBe('n1');
});

test('a new node, or a label on an old one, gives refused pods another try', () => {
  const lab = new SchedulerLab();
  const node: KubeNode = lab.node('n1');
  lab.pod('p', { nodeSelector: { disk: 'ssd' } });
  lab.clock.advance(60_000);
  expect(lab.nodeOf('p')).toBeUndefined();
  const labels = { ...node.metadata.labels, disk: 'ssd' };
  lab.api.store.replace(nodes, { ...node, metadata: { ...node.metadata, labels } });
  lab.clock.advance(1000);
  expect(lab.nodeOf('p')).toBe('n1');
});
