import { afterEach, beforeEach, expect, test } from 'vitest';
import { deployments, events, horizontalPodAutoscalers, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { addon, startLab, type Lab } from '../lab.ts';
import { deploy } from '../workloads.ts';

const second = 1000;
let clock: ManualLabClock;
let lab: Lab;

beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120 * second);
});
afterEach(() => lab.controlPlane.dispose());

function installMetricsServer(): void {
  lab.controlPlane.installAddon(addon('metrics-server', 'v0.8.1-eksbuild.10'), 'NONE');
  clock.advance(60 * second);
}

/** A deployment of pods that ask for 100m each and run that image. */
function deployWeb(requests: object = { cpu: '100m' }): void {
  deploy(lab, 'web', 1, {
    containers: [{ name: 'web', image: 'registry.k8s.io/hpa-example', resources: { requests } }],
  });
  clock.advance(30 * second);
}

function autoscale(name = 'web', behavior?: object): void {
  createObject(lab.controlPlane.api, horizontalPodAutoscalers, {
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
      ],
      ...(behavior && { behavior }),
    },
  });
}

const found = () => lab.controlPlane.api.store.get(horizontalPodAutoscalers, 'default', 'web');
const replicas = () => lab.controlPlane.api.store.get(deployments, 'default', 'web')?.spec.replicas;
const condition = (type: string) => {
  const { status, reason, message } = conditionOf(found() ?? {}, type) ?? {};
  return [status, reason, message];
};
const told = () =>
  lab.controlPlane.api.store
    .list(events, 'default')
    .filter(({ involvedObject }) => involvedObject.kind === 'HorizontalPodAutoscaler')
    .map(({ type, reason, message }) => `${type} ${reason} ${message}`);

/** So many requests a second for so many seconds, spread over the pods that are ready. */
function load(perSecond: number, seconds: number): void {
  for (let at = 0; at < seconds; at++) {
    const web = lab.controlPlane.api.store.list(pods, 'default').filter(({ status }) => status.phase === 'Running');
    for (let each = 0; each < perSecond; each++) {
      const { uid = '' } = web[each % web.length]?.metadata ?? {};
      lab.controlPlane.requestAnswered(uid, 'web');
    }
    clock.advance(second);
  }
}

test('it follows the load up at once, and down five minutes after', () => {
  installMetricsServer();
  deployWeb();
  autoscale();
  clock.advance(45 * second);
  expect(found()?.status).toMatchObject({ currentReplicas: 1, desiredReplicas: 1 });
  expect(found()?.status?.currentMetrics?.[0]?.resource?.current?.averageUtilization).toBeLessThanOrEqual(2);
  expect(condition('AbleToScale').slice(0, 2)).toEqual(['True', 'ReadyForNewScale']);
  // Fifty requests of 8 ms each second keep 400m busy: eight pods at half of 100m.
  for (let waited = 0; replicas() === 1 && waited < 60; waited++) load(50, 1);
  expect(replicas()).toBe(4);
  expect(condition('ScalingLimited').slice(0, 2)).toEqual(['True', 'ScaleUpLimit']);
  expect(told()).toContain(
    'Normal SuccessfulRescale New size: 4; reason: cpu resource utilization (percentage of request) above target',
  );
  load(50, 120);
  expect(replicas()).toBeGreaterThanOrEqual(8);
  expect(replicas()).toBeLessThanOrEqual(9);
  const most = replicas();
  clock.advance(240 * second);
  expect(replicas()).toBe(most);
  expect(condition('AbleToScale').slice(0, 2)).toEqual(['True', 'ScaleDownStabilized']);
  clock.advance(120 * second);
  expect(replicas()).toBe(1);
  expect(told()).toContain('Normal SuccessfulRescale New size: 1; reason: All metrics below target');
  expect(condition('ScalingActive')).toEqual([
    'True',
    'ValidMetricFound',
    'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
  ]);
});

test('without metrics-server it says so and does nothing', () => {
  deployWeb();
  autoscale();
  clock.advance(20 * second);
  const why =
    'failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';
  expect(condition('ScalingActive')).toEqual([
    'False',
    'FailedGetResourceMetric',
    `the HPA was unable to compute the replica count: ${why}`,
  ]);
  expect(condition('AbleToScale').slice(0, 2)).toEqual(['True', 'SucceededGetScale']);
  expect(told()).toEqual([
    `Warning FailedGetResourceMetric ${why}`,
    `Warning FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: ${why}`,
  ]);
  expect(replicas()).toBe(1);
});

test('it needs requests to reckon with', () => {
  installMetricsServer();
  deployWeb({});
  autoscale();
  clock.advance(45 * second);
  const { name = '' } = lab.controlPlane.api.store.list(pods, 'default')[0]?.metadata ?? {};
  expect(condition('ScalingActive').slice(2)).toEqual([
    `the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container web of Pod ${name}`,
  ]);
});

test('it needs a target, and leaves one alone that is scaled to nothing', () => {
  installMetricsServer();
  autoscale();
  clock.advance(20 * second);
  const missing = 'deployments/scale.apps "web" not found';
  expect(condition('AbleToScale')).toEqual([
    'False',
    'FailedGetScale',
    `the HPA controller was unable to get the target's current scale: ${missing}`,
  ]);
  expect(told()).toEqual([`Warning FailedGetScale ${missing}`]);
  deploy(lab, 'web', 0);
  clock.advance(20 * second);
  expect(condition('ScalingActive').slice(0, 2)).toEqual(['False', 'ScalingDisabled']);
  expect(replicas()).toBe(0);
});

test('more replicas than it may have are taken away at once', () => {
  installMetricsServer();
  deploy(lab, 'web', 12);
  autoscale();
  clock.advance(20 * second);
  expect(replicas()).toBe(10);
  expect(told()).toContain(
    'Normal SuccessfulRescale New size: 10; reason: Current number of replicas above Spec.MaxReplicas',
  );
});

test('a behaviour slows it down', () => {
  installMetricsServer();
  deployWeb();
  autoscale('web', { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } });
  clock.advance(45 * second);
  load(50, 50);
  expect(replicas()).toBe(2);
  load(50, 60);
  expect(replicas()).toBe(3);
});

test('what it sees is not worth saving the world for; what it does is', () => {
  installMetricsServer();
  deployWeb();
  autoscale();
  clock.advance(60 * second);
  let stored = 0;
  const listening = lab.controlPlane.onDidStore(() => (stored += 1));
  const seen = found()?.metadata.resourceVersion;
  clock.advance(60 * second);
  expect(found()?.metadata.resourceVersion).not.toBe(seen);
  expect(stored).toBe(0);
  load(50, 30);
  expect(stored).toBeGreaterThan(0);
  listening.dispose();
});
