import { afterEach, beforeEach, expect, test } from 'vitest';
import { configMaps } from '../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { KubeletLab } from './kubeletLab.ts';

let lab: KubeletLab;
beforeEach(async () => {
  lab = await KubeletLab.start();
});
afterEach(() => lab.lab.controlPlane.dispose());

test('nginx is pulled, created and started, and says so in the words of 1.36', () => {
  lab.pod('web');
  lab.clock.advance(10_000);
  expect(lab.status('web')).toBe('Running');
  const told = lab.told('web');
  expect(told[0]).toBe('Pulling: Pulling image "nginx:alpine"');
  expect(told[1]).toMatch(
    /^Pulled: Successfully pulled image "nginx:alpine" in 1\.\d+s \(1\.\d+s including waiting\)\. Image size: 20790000 bytes\.$/,
  );
  expect(told.slice(2)).toEqual(['Created: Container created', 'Started: Container started']);
  lab.pod('again');
  lab.clock.advance(10_000);
  expect(lab.told('again')[0]).toBe(
    'Pulled: Container image "nginx:alpine" already present on machine and can be accessed by the pod',
  );
});

test('one image is pulled at a time, and the wait for others is told', () => {
  lab.pod('first', { container: { image: 'nicolaka/netshoot', command: ['sleep', 'infinity'] } });
  lab.pod('second', { container: { image: 'redis:7' } });
  lab.clock.advance(15_000);
  // 195 MB at 30 MB/s and the registry's answer.
  expect(lab.told('first')[1]).toMatch(/in 7\.05s \(7\.05s including waiting\)/);
  expect(lab.told('second')[1]).toMatch(/in 2\.183s \(9\.2\d+s including waiting\)/);
});

test('an image that does not exist: ErrImagePull, then ImagePullBackOff, in turns', () => {
  lab.pod('typo', { container: { image: 'ngnix' } });
  lab.clock.advance(1500);
  expect(lab.status('typo')).toBe('ErrImagePull');
  const denied =
    'failed to pull and unpack image "docker.io/library/ngnix:latest": failed to resolve reference "docker.io/library/ngnix:latest": ' +
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';
  expect(lab.get('typo').status.containerStatuses?.[0]?.state.waiting).toEqual({
    reason: 'ErrImagePull',
    message: denied,
  });
  expect(lab.told('typo')).toEqual([
    'Pulling: Pulling image "ngnix"',
    `Failed: Failed to pull image "ngnix": ${denied}`,
    'Failed: Error: ErrImagePull',
  ]);
  lab.clock.advance(1500);
  expect(lab.status('typo')).toBe('ImagePullBackOff');
  expect(lab.told('typo').slice(3)).toEqual([
    'BackOff: Back-off pulling image "ngnix"',
    'Failed: Error: ImagePullBackOff',
  ]);
  // Tried again after 10, 20, 40 … seconds: the events are counted, not repeated.
  lab.clock.advance(120_000);
  expect(lab.told('typo')).toHaveLength(5);
  expect(lab.get('typo').status.phase).toBe('Pending');
});

test('a tag that does not exist is not found', () => {
  lab.pod('tag', { container: { image: 'nginx:doesnotexist' } });
  lab.clock.advance(1500);
  const name = 'docker.io/library/nginx:doesnotexist';
  expect(lab.told('tag')[1]).toBe(
    `Failed: Failed to pull image "nginx:doesnotexist": rpc error: code = NotFound desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found`,
  );
});

test('a command that ends: Completed or Error, and then CrashLoopBackOff with longer and longer pauses', () => {
  lab.pod('ends', { container: { image: 'busybox', command: ['false'] } });
  lab.clock.advance(2000);
  expect(lab.status('ends')).toBe('Error');
  expect(lab.get('ends').status.containerStatuses?.[0]?.state.terminated).toMatchObject({
    exitCode: 1,
    reason: 'Error',
  });
  // The first restart comes at once, the second after ten seconds.
  lab.clock.advance(6000);
  expect([lab.status('ends'), lab.restarts('ends')]).toEqual(['CrashLoopBackOff', 1]);
  const { uid } = lab.get('ends').metadata;
  expect(lab.get('ends').status.containerStatuses?.[0]?.state.waiting).toEqual({
    reason: 'CrashLoopBackOff',
    message: `back-off 10s restarting failed container=main pod=ends_default(${uid})`,
  });
  expect(lab.told('ends')).toContain(`BackOff: Back-off restarting failed container main in pod ends_default(${uid})`);
  lab.clock.advance(12_000);
  expect(lab.restarts('ends')).toBe(2);
  lab.clock.advance(11 * 60_000);
  // 10 + 20 + 40 + 80 + 160 s, then five minutes each.
  expect(lab.restarts('ends')).toBe(7);
  expect(lab.get('ends').status.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ exitCode: 1 });
  expect(lab.get('ends').status.phase).toBe('Running');
});

test('what happens after the end is up to the restart policy', () => {
  const run = (name: string, restartPolicy: 'OnFailure' | 'Never', command: string[]): void =>
    lab.pod(name, { restartPolicy, container: { image: 'busybox', command } });
  run('never-good', 'Never', ['true']);
  run('never-bad', 'Never', ['false']);
  run('failure-good', 'OnFailure', ['echo', 'hello']);
  run('failure-bad', 'OnFailure', ['false']);
  lab.clock.advance(10_000);
  expect([lab.get('never-good').status.phase, lab.status('never-good')]).toEqual(['Succeeded', 'Completed']);
  expect([lab.get('never-bad').status.phase, lab.status('never-bad')]).toEqual(['Failed', 'Error']);
  expect([lab.get('failure-good').status.phase, lab.status('failure-good')]).toEqual(['Succeeded', 'Completed']);
  expect([lab.get('failure-bad').status.phase, lab.restarts('failure-bad')]).toEqual(['Running', 1]);
  expect(lab.log('failure-good')).toEqual(['hello']);
  expect(lab.condition('never-good', 'Ready')).toMatchObject({ status: 'False', reason: 'PodCompleted' });
});

test('an image whose command is a shell ends at once without a terminal', () => {
  lab.pod('shell', { container: { image: 'busybox' } });
  lab.pod('kept', { container: { image: 'busybox', stdin: true } });
  lab.clock.advance(2500);
  expect([lab.status('shell'), lab.status('kept')]).toEqual(['Completed', 'Running']);
});

test('a database without a password gives up and says why', () => {
  lab.pod('db', { container: { image: 'postgres:16' } });
  lab.pod('good', { container: { image: 'postgres:16', env: [{ name: 'POSTGRES_PASSWORD', value: 'x' }] } });
  lab.clock.advance(30_000);
  expect(lab.status('db')).toBe('CrashLoopBackOff');
  expect(lab.log('db')?.[0]).toBe('Error: Database is uninitialized and superuser password is not specified.');
  expect(lab.log('db', 'main', true)).toEqual(lab.log('db'));
  expect(lab.status('good')).toBe('Running');
});

test('init containers run first and one after the other; a sidecar stays', () => {
  lab.pod('staged', {
    initContainers: [
      { name: 'one', image: 'busybox', command: ['sleep', '3'] },
      { name: 'proxy', image: 'nginx:alpine', restartPolicy: 'Always' },
      { name: 'two', image: 'busybox', command: ['sleep', '3'] },
    ],
  });
  lab.clock.advance(3000);
  expect(lab.status('staged')).toBe('Init:0/3');
  expect(lab.condition('staged', 'Initialized')).toMatchObject({
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: 'containers with incomplete status: [one proxy two]',
  });
  lab.clock.advance(20_000);
  expect(lab.status('staged')).toBe('Running');
  const states = lab
    .get('staged')
    .status.initContainerStatuses?.map(({ name, state }) => [name, Object.keys(state)[0]]);
  expect(states).toEqual([
    ['one', 'terminated'],
    ['proxy', 'running'],
    ['two', 'terminated'],
  ]);
});

test('an init container that fails is tried again, and nothing else starts', () => {
  lab.pod('stuck', { initContainers: [{ name: 'check', image: 'busybox', command: ['false'] }] });
  lab.clock.advance(8000);
  expect(lab.status('stuck')).toBe('Init:CrashLoopBackOff');
  expect(lab.get('stuck').status.containerStatuses?.[0]?.state).toEqual({ waiting: { reason: 'PodInitializing' } });
});

test('what a container refers to must exist', () => {
  const { api } = lab.lab.controlPlane;
  lab.pod('env', { container: { envFrom: [{ configMapRef: { name: 'settings' } }] } });
  lab.pod('volume', { volumes: [{ name: 'conf', configMap: { name: 'settings' } }] });
  lab.clock.advance(10_000);
  expect(lab.status('env')).toBe('CreateContainerConfigError');
  expect(lab.told('env')).toContain('Failed: Error: configmap "settings" not found');
  expect(lab.status('volume')).toBe('ContainerCreating');
  expect(lab.told('volume')).toEqual([
    'FailedMount: MountVolume.SetUp failed for volume "conf" : configmap "settings" not found',
  ]);
  createObject(api, configMaps, { metadata: { name: 'settings', namespace: 'default' }, data: { A: 'b' } });
  lab.clock.advance(30_000);
  expect([lab.status('env'), lab.status('volume')]).toEqual(['Running', 'Running']);
});

test('a deadline ends a pod that takes too long', () => {
  lab.pod('late', { activeDeadlineSeconds: 30 });
  lab.clock.advance(40_000);
  expect(lab.get('late').status).toMatchObject({
    phase: 'Failed',
    reason: 'DeadlineExceeded',
    message: 'Pod was active on the node longer than the specified deadline',
  });
});

test('1.24 has its own words and fewer conditions', async () => {
  const old = await KubeletLab.start('1.24');
  old.pod('web', { container: { image: 'nginx:1.23-alpine' } });
  old.clock.advance(10_000);
  expect(old.told('web').slice(1)).toEqual([
    'Pulled: Successfully pulled image "nginx:1.23-alpine" in 1.243s',
    'Created: Created container main',
    'Started: Started container main',
  ]);
  expect(
    old
      .get('web')
      .status.conditions?.map(({ type }) => type)
      .toSorted(),
  ).toEqual(['ContainersReady', 'Initialized', 'PodScheduled', 'Ready']);
  expect(old.get('web').status.hostIPs).toBeUndefined();
  old.lab.controlPlane.dispose();
});
