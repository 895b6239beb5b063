import { afterEach, beforeEach, expect, test } from 'vitest';
import { events } from '../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../src/simulator/kubernetes/objects/meta.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from './lab.ts';
import { allPods, change, deploy, phases, podsOf } from './workloads.ts';

/** The words of EKS 1.36 when all three nodes are full. */
const tooManyPods =
  '0/3 nodes are available: 3 Too many pods. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

let clock: ManualLabClock;
let lab: Lab;

beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
  deploy(lab, 'netshoot-pod', 3);
  clock.advance(60_000);
});

afterEach(() => lab.controlPlane.dispose());

test('three t3.medium have 51 places: 8 for the system, 3 for netshoot, 40 for nginx, and no Pending pod', () => {
  expect(allPods(lab)).toHaveLength(8 + 3);
  deploy(lab, 'nginx-deployment', 40);
  clock.advance(180_000);
  expect(phases(allPods(lab))).toEqual({ Running: 51 });
});

test('of 50 nginx pods ten stay Pending, in the words of the scheduler', () => {
  deploy(lab, 'nginx-deployment', 50);
  clock.advance(180_000);
  expect(phases(podsOf(lab, 'nginx-deployment'))).toEqual({ Running: 40, Pending: 10 });
  for (const pod of podsOf(lab, 'nginx-deployment').filter(({ status }) => status.phase === 'Pending')) {
    expect(pod.spec.nodeName).toBeUndefined();
    expect(conditionOf(pod, 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message: tooManyPods,
    });
    const [event] = lab.controlPlane.api.store
      .list(events, 'default')
      .filter((each) => each.involvedObject.uid === pod.metadata.uid);
    expect(event).toMatchObject({
      type: 'Warning',
      reason: 'FailedScheduling',
      action: 'Scheduling',
      message: tooManyPods,
      reportingComponent: 'default-scheduler',
      firstTimestamp: null,
      lastTimestamp: null,
    });
    expect(event?.eventTime).toMatch(/\.\d{6}Z$/);
  }
});

test('replicas spread: each node has one netshoot pod', () => {
  expect(new Set(podsOf(lab, 'netshoot-pod').map((pod) => pod.spec.nodeName)).size).toBe(3);
});

test('scaling down removes the Pending pods first and lets nothing wait', () => {
  deploy(lab, 'nginx-deployment', 50);
  clock.advance(180_000);
  const running = podsOf(lab, 'nginx-deployment').filter(({ status }) => status.phase === 'Running');
  change(lab, 'nginx-deployment', { replicas: 40 });
  clock.advance(60_000);
  expect(podsOf(lab, 'nginx-deployment').map((pod) => pod.metadata.name)).toEqual(
    running.map((pod) => pod.metadata.name),
  );
});

test('a place that becomes free is given to a Pending pod', () => {
  deploy(lab, 'nginx-deployment', 41);
  clock.advance(180_000);
  expect(phases(podsOf(lab, 'nginx-deployment'))).toEqual({ Running: 40, Pending: 1 });
  change(lab, 'netshoot-pod', { replicas: 2 });
  clock.advance(120_000);
  expect(phases(podsOf(lab, 'nginx-deployment'))).toEqual({ Running: 41 });
});
