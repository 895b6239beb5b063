import { afterEach, beforeEach, expect, test } from 'vitest';
import { cronJobs, events, jobs, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { CronJob, Job } from '../../../../src/simulator/kubernetes/objects/jobs.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import type { Pod } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from '../lab.ts';

let clock: ManualLabClock;
let lab: Lab;
beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
});
afterEach(() => lab.controlPlane.dispose());

const template = (command: readonly string[], spec: object = {}): object => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command }], ...spec },
});

function run(command: readonly string[], spec: object = {}, pod: object = {}): void {
  createObject(lab.controlPlane.api, jobs, {
    metadata: { name: 'work', namespace: 'default' },
    spec: { template: template(command, pod), ...spec },
  });
}

function work(): Job {
  const found = lab.controlPlane.api.store.get(jobs, 'default', 'work');
  if (found === undefined) throw new Error('no job');
  return found;
}

const podsOf = (name: string): readonly Pod[] =>
  lab.controlPlane.api.store.list(pods, 'default').filter(({ metadata }) => metadata.labels?.['job-name'] === name);
const told = (name: string): readonly string[] =>
  lab.controlPlane.api.store
    .list(events, 'default')
    .filter(({ involvedObject }) => involvedObject.name === name)
    .map(({ reason, message }) => `${reason}: ${message}`);

test('a Job is complete when its pod has ended well', () => {
  run(['echo', 'done']);
  clock.advance(10_000);
  expect(work().status).toMatchObject({ succeeded: 1, ready: 0 });
  expect(work().status.active).toBeUndefined();
  expect(conditionOf(work(), 'Complete')).toMatchObject({ status: 'True', reason: 'CompletionsReached' });
  expect(work().status.completionTime).toBeDefined();
  expect(told('work')).toContain('Completed: Job completed');
  const [pod] = podsOf('work');
  const uid = work().metadata.uid;
  expect(pod?.metadata.labels).toMatchObject({ 'batch.kubernetes.io/controller-uid': uid, 'job-name': 'work' });
  // The pod stays, so that its log can be read.
  expect(pod?.status.phase).toBe('Succeeded');
});

test('no more run at a time than may, until enough have succeeded', () => {
  run(['sleep', '10'], { completions: 5, parallelism: 2 });
  let most = 0;
  for (let i = 0; i < 100; i++) {
    clock.advance(1000);
    most = Math.max(most, podsOf('work').filter(({ status }) => status.phase === 'Running').length);
  }
  expect(most).toBe(2);
  expect(work().status.succeeded).toBe(5);
  expect(podsOf('work')).toHaveLength(5);
});

test('a pod that fails is replaced after longer and longer pauses, up to the limit', () => {
  run(['false'], { backoffLimit: 2 });
  clock.advance(5000);
  expect(work().status.failed).toBe(1);
  expect(podsOf('work')).toHaveLength(1);
  clock.advance(10_000);
  expect(podsOf('work')).toHaveLength(2);
  clock.advance(30_000);
  expect(podsOf('work')).toHaveLength(3);
  expect(work().status.failed).toBe(3);
  expect(conditionOf(work(), 'Failed')).toMatchObject({
    status: 'True',
    reason: 'BackoffLimitExceeded',
    message: 'Job has reached the specified backoff limit',
  });
  expect(told('work')).toContain('BackoffLimitExceeded: Job has reached the specified backoff limit');
});

test('restarts in place count as well', () => {
  run(['false'], { backoffLimit: 2 }, { restartPolicy: 'OnFailure' });
  clock.advance(60_000);
  expect(conditionOf(work(), 'Failed')?.reason).toBe('BackoffLimitExceeded');
  expect(podsOf('work')).toEqual([]);
});

test('a deadline ends it, and its time to live removes it', () => {
  run(['sleep', '600'], { activeDeadlineSeconds: 30, ttlSecondsAfterFinished: 60 });
  clock.advance(29_000);
  expect(work().status.active).toBe(1);
  clock.advance(5000);
  expect(conditionOf(work(), 'Failed')?.reason).toBe('DeadlineExceeded');
  clock.advance(40_000);
  expect(work().status.failed).toBeUndefined();
  clock.advance(60_000);
  expect(lab.controlPlane.api.store.get(jobs, 'default', 'work')).toBeUndefined();
  expect(podsOf('work')).toEqual([]);
});

test('suspended it has no pods, resumed it goes on', () => {
  run(['sleep', '10'], { suspend: true });
  clock.advance(5000);
  expect(podsOf('work')).toEqual([]);
  expect(conditionOf(work(), 'Suspended')).toMatchObject({ status: 'True', reason: 'JobSuspended' });
  updateObject(lab.controlPlane.api, jobs, { ...work(), spec: { ...work().spec, suspend: false } } as Job);
  clock.advance(30_000);
  expect(work().status.succeeded).toBe(1);
  expect(told('work')).toEqual(expect.arrayContaining(['Suspended: Job suspended', 'Resumed: Job resumed']));
});

test('indexed pods have their numbers', () => {
  run(['sleep', '5'], { completions: 3, parallelism: 3, completionMode: 'Indexed' });
  clock.advance(3000);
  expect(podsOf('work').map(({ metadata, spec }) => [metadata.name.slice(0, 6), spec.hostname])).toEqual([
    ['work-0', 'work-0'],
    ['work-1', 'work-1'],
    ['work-2', 'work-2'],
  ]);
  expect(podsOf('work')[1]?.spec.containers[0]?.env).toContainEqual({ name: 'JOB_COMPLETION_INDEX', value: '1' });
  clock.advance(30_000);
  expect(work().status.completedIndexes).toBe('0-2');
});

function schedule(spec: object): void {
  createObject(lab.controlPlane.api, cronJobs, {
    metadata: { name: 'tick', namespace: 'default' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: template(['sleep', '5']) } }, ...spec },
  });
}

function tick(): CronJob {
  const found = lab.controlPlane.api.store.get(cronJobs, 'default', 'tick');
  if (found === undefined) throw new Error('no cron job');
  return found;
}

const jobNames = (): readonly string[] =>
  lab.controlPlane.api.store.list(jobs, 'default').map(({ metadata }) => metadata.name);

test('a CronJob starts a Job each minute and keeps the last three', () => {
  schedule({});
  clock.advance(5 * 60_000 + 20_000);
  // The lab began at 09:00 on 23 November 2026; five minutes are over since 09:02.
  const minute = Date.UTC(2026, 10, 23, 9, 7) / 60_000;
  expect(jobNames()).toEqual([minute - 2, minute - 1, minute].map((each) => `tick-${each}`));
  expect(told('tick')).toEqual(
    expect.arrayContaining([
      `SuccessfulCreate: Created job tick-${minute}`,
      `SawCompletedJob: Saw completed job: tick-${minute}, condition: Complete`,
      `SuccessfulDelete: Deleted job tick-${minute - 3}`,
    ]),
  );
  expect(tick().status.lastSuccessfulTime).toBeDefined();
});

test('with Forbid none is started beside one that runs; with Replace that one goes', () => {
  schedule({ concurrencyPolicy: 'Forbid', jobTemplate: { spec: { template: template(['sleep', '150']) } } });
  clock.advance(130_000);
  expect(jobNames()).toHaveLength(1);
  expect(tick().status.active).toHaveLength(1);
  updateObject(lab.controlPlane.api, cronJobs, {
    ...tick(),
    spec: { ...tick().spec, concurrencyPolicy: 'Replace' },
  } as CronJob);
  const before = jobNames();
  clock.advance(60_000);
  expect(jobNames()).toHaveLength(1);
  expect(jobNames()).not.toEqual(before);
});
