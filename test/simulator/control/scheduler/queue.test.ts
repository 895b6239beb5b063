import { expect, test } from 'vitest';
import { podDisruptionBudgets, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { SchedulerLab } from './schedulerLab.ts';

function fullLab(version = '1.31'): SchedulerLab {
  const lab = new SchedulerLab(version);
  lab.node('n1', { allocatable: { pods: '2' } });
  lab.pod('first');
  lab.pod('second');
  lab.clock.advance(1000);
  return lab;
}

test('a refused pod is tried again after five minutes, and its event then counts two', () => {
  const lab = fullLab();
  lab.pod('third');
  lab.clock.advance(299_000);
  expect(lab.eventsOf('third', 'FailedScheduling').map(({ series }) => series)).toEqual([undefined]);
  lab.clock.advance(2000);
  expect(lab.eventsOf('third', 'FailedScheduling').map(({ series }) => series?.count)).toEqual([2]);
});

test('a place that becomes free is taken at once, but not before the pod has paused', () => {
  const lab = fullLab();
  lab.pod('third');
  lab.clock.advance(100);
  // One that is on no node's kubelet goes when its grace is over; here at once.
  deleteObject(lab.api, pods, 'default', 'first', { gracePeriodSeconds: 0 });
  lab.clock.advance(100);
  expect(lab.nodeOf('third')).toBeUndefined();
  lab.clock.advance(1000);
  expect(lab.nodeOf('third')).toBe('n1');
});

test('pods are taken by priority, and within one by age', () => {
  const lab = new SchedulerLab();
  lab.pod('low', { priority: 0 });
  lab.pod('high', { priority: 0, priorityClassName: 'system-cluster-critical' });
  lab.clock.advance(100);
  // Both were refused for want of nodes; one place appears.
  lab.node('n1', { allocatable: { pods: '1' } });
  lab.clock.advance(5000);
  expect([lab.nodeOf('high'), lab.nodeOf('low')]).toEqual(['n1', undefined]);
});

test('a pod of higher priority takes the place of the youngest of the lowest', () => {
  const lab = fullLab();
  lab.pod('important', { priorityClassName: 'system-cluster-critical' });
  lab.clock.advance(1000);
  expect(lab.messageOf('important')).toBe('0/1 nodes are available: 1 Too many pods.');
  expect(lab.get('important').status.nominatedNodeName).toBe('n1');
  const [event] = lab.eventsOf('second', 'Preempted');
  expect(event).toMatchObject({
    type: 'Normal',
    action: 'Preempting',
    message: `Preempted by pod ${lab.get('important').metadata.uid} on node n1`,
  });
  expect(conditionOf(lab.get('second'), 'DisruptionTarget')).toMatchObject({
    status: 'True',
    reason: 'PreemptionByScheduler',
    message: 'default-scheduler: preempting to accommodate a higher priority pod',
  });
  expect(lab.get('first').metadata.deletionTimestamp).toBeUndefined();
  // The victim is still there: nobody else may take the place when it goes.
  lab.pod('latecomer');
  lab.api.store.remove(pods, 'default', 'second');
  lab.clock.advance(15_000);
  expect(lab.nodeOf('important')).toBe('n1');
  expect(lab.get('important').status.nominatedNodeName).toBeUndefined();
  expect(lab.nodeOf('latecomer')).toBeUndefined();
});

test('a disruption budget turns preemption to other victims', () => {
  const lab = new SchedulerLab();
  for (const name of ['n1', 'n2']) lab.node(name, { allocatable: { pods: '1' } });
  lab.pod('guarded', { nodeName: 'n1' }, { app: 'guarded' });
  lab.pod('free', { nodeName: 'n2' }, { app: 'free' });
  createObject(lab.api, podDisruptionBudgets, {
    metadata: { name: 'guard', namespace: 'default' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 },
  });
  lab.pod('important', { priorityClassName: 'system-cluster-critical' });
  lab.clock.advance(1000);
  expect(lab.eventsOf('free', 'Preempted')).toHaveLength(1);
  expect(lab.eventsOf('guarded', 'Preempted')).toHaveLength(0);
});
