import { afterEach, beforeEach, expect, test } from 'vitest';
import { pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { Pod, PodSpec } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { podState } from '../../../../src/simulator/kubernetes/tables/pods.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { RunningLabClock } from '../../../../src/simulator/world/runningLabClock.ts';
import { startLab, type Lab } from '../lab.ts';

let clock: RunningLabClock;
let lab: Lab;
beforeEach(async () => {
  clock = new RunningLabClock(Infinity);
  lab = await startLab({ clock, nodes: 1 });
});
afterEach(() => {
  lab.controlPlane.dispose();
  clock.dispose();
});

const get = (name: string): Pod => {
  const found = lab.controlPlane.api.store.get(pods, 'default', name);
  if (found === undefined) throw new Error(`no pod ${name}`);
  return found;
};

function run(name: string, script: string, spec: Partial<PodSpec> = {}, container: object = {}): void {
  createObject(lab.controlPlane.api, pods, {
    metadata: { name, namespace: 'default' },
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script], ...container }],
      ...spec,
    },
  });
}

/** Waits until a pod is as wanted; at instant speed that is a matter of milliseconds. */
async function until(name: string, wanted: (pod: Pod) => boolean): Promise<Pod> {
  for (let i = 0; i < 2000; i++) {
    const pod = get(name);
    if (wanted(pod)) return pod;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`${name} stays ${podState(get(name))}`);
}

const over = (pod: Pod): boolean => pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
const lines = (name: string): readonly string[] =>
  lab.controlPlane
    .logOf(get(name), 'main')
    ?.from(0)
    .map(({ text }) => text) ?? [];

test('a script prints, waits in lab time, and ends with its own code', async () => {
  run('good', 'echo one; sleep 20; echo two >&2; for i in 3 4; do echo $i; done');
  run('bad', 'echo sorry; exit 3');
  await until('good', over);
  await until('bad', over);
  expect(lines('good')).toEqual(['one', 'two', '3', '4']);
  expect([podState(get('good')), podState(get('bad'))]).toEqual(['Completed', 'Error']);
  expect(get('bad').status.containerStatuses?.[0]?.state.terminated).toMatchObject({ exitCode: 3, reason: 'Error' });
});

test('it knows its environment, its name and its own words', async () => {
  const env = [
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'GREETING', value: 'hello' },
    { name: 'SENTENCE', value: '$(GREETING) world' },
  ];
  run('env', 'echo $NODE; echo $SENTENCE; hostname 2>/dev/null || echo $HOSTNAME; nosuchprogram', {}, { env });
  const pod = await until('env', over);
  expect(lines('env').slice(0, 3)).toEqual([pod.spec.nodeName, 'hello world', 'env']);
  expect(lines('env')[3]).toMatch(/nosuchprogram: not found$/);
  expect(pod.status.containerStatuses?.[0]?.state.terminated?.exitCode).toBe(127);
});

test('a loop without end runs on, and is ended with its pod', async () => {
  run('loop', 'while true; do echo tick; sleep 5; done', { terminationGracePeriodSeconds: 1 });
  await until('loop', ({ status }) => status.phase === 'Running');
  await until('loop', () => lines('loop').length > 3);
  deleteObject(lab.controlPlane.api, pods, 'default', 'loop');
  await expect(until('loop', () => false)).rejects.toThrow('no pod loop');
});

test('the file of a liveness probe: there, gone, and the container starts anew', async () => {
  run(
    'liveness',
    'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600',
    { restartPolicy: 'Always', terminationGracePeriodSeconds: 1 },
    { livenessProbe: { exec: { command: ['cat', '/tmp/healthy'] }, initialDelaySeconds: 5, periodSeconds: 5 } },
  );
  const pod = await until('liveness', ({ status }) => (status.containerStatuses?.[0]?.restartCount ?? 0) > 0);
  expect(pod.status.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ exitCode: 137, reason: 'Error' });
});
