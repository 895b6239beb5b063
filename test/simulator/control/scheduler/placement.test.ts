import { expect, test } from 'vitest';
import { replicaSets, services } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { ReplicaSet } from '../../../../src/simulator/kubernetes/objects/workloads.ts';
import type { Labels } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { asking, SchedulerLab } from './schedulerLab.ts';

function replicaSet(lab: SchedulerLab, name: string): ReplicaSet {
  const labels = { app: name };
  return createObject(lab.api, replicaSets, {
    metadata: { name, namespace: 'default' },
    spec: {
      replicas: 0,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'nginx' }] } },
    },
  });
}

function replicas(lab: SchedulerLab, set: ReplicaSet, count: number): void {
  const { name, uid = '' } = set.metadata;
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid, controller: true };
  for (let i = 0; i < count; i++)
    createObject(lab.api, pods, {
      metadata: { name: `${name}-${i}`, namespace: 'default', labels: { app: name }, ownerReferences: [owner] },
      spec: set.spec.template.spec,
    });
}

function perNode(lab: SchedulerLab, app: string): Labels {
  const counts: Record<string, string> = {};
  for (const pod of lab.api.store.list(pods))
    if (pod.metadata.labels?.['app'] === app) {
      const node = pod.spec.nodeName ?? '';
      counts[node] = String(Number(counts[node] ?? 0) + 1);
    }
  return counts;
}

test('replicas of one set spread evenly although the nodes are not equally full', () => {
  const lab = new SchedulerLab();
  for (const [index, name] of ['n1', 'n2', 'n3'].entries()) lab.node(name, { zone: 'abc'[index] ?? '' });
  lab.pod('busy', { ...asking({ cpu: '500m', memory: '500Mi' }), nodeName: 'n1' });
  replicas(lab, replicaSet(lab, 'nginx'), 9);
  lab.clock.advance(5000);
  expect(perNode(lab, 'nginx')).toEqual({ n1: '3', n2: '3', n3: '3' });
});

test('pods behind one service are siblings even without a workload', () => {
  const lab = new SchedulerLab();
  for (const name of ['n1', 'n2', 'n3']) lab.node(name);
  createObject(lab.api, services, {
    metadata: { name: 'web', namespace: 'default' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  });
  for (const name of ['p1', 'p2', 'p3']) lab.pod(name);
  lab.clock.advance(1000);
  expect(perNode(lab, 'web')).toEqual({ n1: '1', n2: '1', n3: '1' });
});

test('without siblings the emptier node is better', () => {
  const lab = new SchedulerLab();
  lab.node('n1');
  lab.node('n2');
  lab.pod('busy', { ...asking({ cpu: '1', memory: '1Gi' }), nodeName: 'n1' });
  for (const name of ['p1', 'p2', 'p3']) lab.pod(name, {}, {});
  lab.clock.advance(1000);
  expect(['p1', 'p2', 'p3'].map((name) => lab.nodeOf(name))).toEqual(['n2', 'n2', 'n2']);
});

test('preferences decide between nodes that would all do', () => {
  const lab = new SchedulerLab();
  lab.node('n1', { labels: { disk: 'ssd' } });
  lab.node('n2', { taints: [{ key: 'spare', effect: 'PreferNoSchedule' }] });
  lab.pod('likes-ssd', {
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] } },
        ],
      },
    },
  });
  lab.pod('plain', {}, {});
  lab.clock.advance(1000);
  expect([lab.nodeOf('likes-ssd'), lab.nodeOf('plain')]).toEqual(['n1', 'n1']);
});

test('on a thousand nodes no pod waits and none of the nodes gets more than its share', () => {
  const lab = new SchedulerLab();
  for (let i = 0; i < 1000; i++) lab.node(`n${i}`, { zone: 'abc'[i % 3] ?? '' });
  replicas(lab, replicaSet(lab, 'nginx'), 1500);
  lab.clock.advance(60_000);
  const counts = Object.values(perNode(lab, 'nginx')).map(Number);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(1500);
  expect(counts).not.toHaveLength(0);
  expect(counts.reduce((a, b) => Math.max(a, b))).toBe(2);
});
