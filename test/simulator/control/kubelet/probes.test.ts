import { afterEach, beforeEach, expect, test } from 'vitest';
import { pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { KubeletLab } from './kubeletLab.ts';

let lab: KubeletLab;
beforeEach(async () => {
  lab = await KubeletLab.start();
});
afterEach(() => lab.lab.controlPlane.dispose());

test('a readiness probe that passes makes the pod ready after its delay', () => {
  lab.pod('web', { container: { readinessProbe: { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 20 } } });
  lab.clock.advance(15_000);
  expect(lab.condition('web', 'Ready')).toMatchObject({
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [main]',
  });
  lab.clock.advance(15_000);
  expect(lab.condition('web', 'Ready')?.status).toBe('True');
});

test('one that fails says why: nobody listens, or the answer is not good', () => {
  lab.pod('port', { container: { readinessProbe: { httpGet: { path: '/', port: 8080 } } } });
  lab.pod('path', { container: { readinessProbe: { httpGet: { path: '/healthz', port: 80 } } } });
  lab.pod('tcp', { container: { readinessProbe: { tcpSocket: { port: 6379 } } } });
  lab.clock.advance(30_000);
  const ip = (name: string) => lab.get(name).status.podIP;
  const last = (name: string) => lab.told(name).at(-1);
  expect(last('port')).toBe(
    `Unhealthy: Readiness probe failed: Get "http://${ip('port')}:8080/": dial tcp ${ip('port')}:8080: connect: connection refused`,
  );
  expect(last('path')).toBe('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404');
  expect(last('tcp')).toBe(
    `Unhealthy: Readiness probe failed: dial tcp ${ip('tcp')}:6379: connect: connection refused`,
  );
  for (const name of ['port', 'path', 'tcp']) expect(lab.condition(name, 'Ready')?.status).toBe('False');
  expect(lab.status('port')).toBe('Running');
});

test('a liveness probe that fails three times restarts the container', () => {
  lab.pod('sick', { container: { livenessProbe: { httpGet: { path: '/healthz', port: 80 }, periodSeconds: 5 } } });
  lab.clock.advance(12_000);
  expect(lab.restarts('sick')).toBe(0);
  lab.clock.advance(8000);
  expect(lab.told('sick')).toContain('Killing: Container main failed liveness probe, will be restarted');
  expect(lab.restarts('sick')).toBe(1);
  expect(lab.log('sick', 'main', true)?.some((line) => line.includes('signal 3 (SIGQUIT) received'))).toBe(true);
});

test('nothing is ready before the startup probe has passed, and its failure restarts', () => {
  const startupProbe = { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 10 };
  lab.pod('slow', { container: { startupProbe } });
  lab.clock.advance(8000);
  expect(lab.get('slow').status.containerStatuses?.[0]).toMatchObject({ started: false, ready: false });
  lab.clock.advance(10_000);
  expect(lab.get('slow').status.containerStatuses?.[0]).toMatchObject({ started: true, ready: true });
  lab.pod('never', { container: { startupProbe: { tcpSocket: { port: 1 }, periodSeconds: 2, failureThreshold: 2 } } });
  lab.clock.advance(10_000);
  expect(lab.told('never')).toContain('Killing: Container main failed startup probe, will be restarted');
});

test('a web server ends when it is asked to; a sleep only when its time is up', () => {
  lab.pod('web');
  lab.pod('deaf', { container: { image: 'busybox', command: ['sleep', 'infinity'] } });
  lab.pod('hooked', { container: { lifecycle: { preStop: { sleep: { seconds: 10 } } } } });
  lab.clock.advance(10_000);
  for (const name of ['web', 'deaf', 'hooked']) deleteObject(lab.lab.controlPlane.api, pods, 'default', name);
  lab.clock.advance(100);
  expect(lab.told('web').at(-1)).toBe('Killing: Stopping container main');
  lab.clock.advance(1900);
  expect(['web', 'deaf', 'hooked'].map((name) => lab.exists(name))).toEqual([false, true, true]);
  lab.clock.advance(9000);
  expect(lab.exists('hooked')).toBe(false);
  lab.clock.advance(18_000);
  expect(lab.exists('deaf')).toBe(true);
  lab.clock.advance(3000);
  expect(lab.exists('deaf')).toBe(false);
});
