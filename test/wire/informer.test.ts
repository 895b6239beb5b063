import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CoreV1Api,
  KubeConfig,
  makeInformer,
  type Informer,
  type ObjectCache,
  type V1ConfigMap,
  type V1Pod,
} from '@kubernetes/client-node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { configMaps } from '../../src/simulator/kubernetes/kinds.ts';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { adminKey, startLab, type Lab } from '../simulator/control/lab.ts';
import { tokenOf } from '../simulator/control/token.ts';
import { PracticeProgram } from './practiceProgram.ts';

type Following = Informer<V1ConfigMap> & ObjectCache<V1ConfigMap>;

let lab: Lab;
let clock: RunningLabClock;
let core: CoreV1Api;
let config: KubeConfig;
let informer: Following;
let lists = 0;
let failures: unknown[];
let isStopped: boolean;

beforeAll(async () => {
  clock = new RunningLabClock(60);
  lab = await startLab({ clock, nodes: 0 });
  const { endpoint: server, certificateAuthority: caData } = lab.controlPlane;
  config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'lab', server, caData, skipTLSVerify: false },
    { name: 'me', token: tokenOf(adminKey) },
  );
  core = config.makeApiClient(CoreV1Api);
});
afterAll(() => {
  lab.controlPlane.dispose();
  clock.dispose();
});

beforeEach(async () => {
  lists = 0;
  failures = [];
  isStopped = false;
  informer = makeInformer<V1ConfigMap>(config, '/api/v1/namespaces/default/configmaps', () => {
    lists += 1;
    return core.listNamespacedConfigMap({ namespace: 'default' });
  });
  informer.on('error', (error: unknown) => {
    // Stopping ends the request that is under way.
    if (!isStopped) failures.push(error);
  });
  await informer.start();
});
afterEach(async () => {
  isStopped = true;
  await informer.stop();
});

const names = () =>
  informer
    .list('default')
    .map(({ metadata }) => metadata?.name ?? '')
    .filter((name) => name.startsWith('cm-'))
    .toSorted();

const put = (name: string) =>
  core.createNamespacedConfigMap({ namespace: 'default', body: { metadata: { name }, data: { at: name } } });

const remove = (name: string) => core.deleteNamespacedConfigMap({ namespace: 'default', name });

test('a cut connection: started again it goes on where it was, without a list, and misses nothing', async () => {
  await put('cm-one');
  await expect.poll(names).toEqual(['cm-one']);
  lab.controlPlane.cutConnections();
  await expect.poll(() => failures.length).toBe(1);
  await put('cm-two');
  await remove('cm-one');
  await informer.start();
  await expect.poll(names).toEqual(['cm-two']);
  expect(lists).toBe(1);
  await remove('cm-two');
  await expect.poll(names).toEqual([]);
});

test('away for too long: 410, a new list, and the same as the server has', async () => {
  await put('cm-before');
  await expect.poll(names).toEqual(['cm-before']);
  lab.controlPlane.cutConnections();
  await expect.poll(() => failures.length).toBe(1);
  await remove('cm-before');
  await put('cm-after');
  for (let round = 0; round < 9000; round += 1)
    lab.controlPlane.api.store.replace(configMaps, {
      metadata: { name: 'kube-root-ca.crt', namespace: 'default' },
      data: { round: String(round) },
    });
  await informer.start();
  await expect.poll(names).toEqual(['cm-after']);
  expect(lists).toBe(2);
  await put('cm-later');
  await expect.poll(names).toEqual(['cm-after', 'cm-later']);
  for (const name of ['cm-after', 'cm-later']) await remove(name);
});

test('cut again and again while things change: in the end all is as on the server', async () => {
  const wanted = new Set<string>();
  informer.on('error', () => {
    if (!isStopped) void informer.start();
  });
  for (let round = 0; round < 12; round += 1) {
    const name = `cm-${round % 5}`;
    if (wanted.delete(name)) await remove(name);
    else {
      wanted.add(name);
      await put(name);
    }
    if (round % 3 === 0) lab.controlPlane.cutConnections();
  }
  await expect.poll(names, { timeout: 10_000 }).toEqual([...wanted].toSorted());
  for (const name of wanted) await remove(name);
});

test('a world that is killed and taken up again: an informer of the new server has every object', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'informer-'));
  const state = path.join(folder, 'world');
  const start = () => PracticeProgram.start('--deployed', '--speed', 'instant', '--state', state);
  const podNames = async (program: PracticeProgram): Promise<readonly string[]> => {
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromFile(path.join(program.folder, 'env.kubeconfig'));
    const token = await program.output(
      `${process.execPath} ${path.resolve('dist/token.js')} --cluster myeks --region ap-northeast-2`,
    );
    const credential = JSON.parse(token) as { status: { token: string } };
    kubeconfig.users = [{ name: 'myeks', token: credential.status.token }];
    const api = kubeconfig.makeApiClient(CoreV1Api);
    const pods = makeInformer<V1Pod>(kubeconfig, '/api/v1/pods', () => api.listPodForAllNamespaces());
    pods.on('error', () => {
      // Stopping ends the request that is under way.
    });
    await pods.start();
    const found = () => pods.list().filter(({ status }) => status?.phase === 'Running');
    await expect.poll(() => found().length, { timeout: 10_000 }).toBe(8);
    const names = found().map(({ metadata }) => metadata?.name ?? '');
    await pods.stop();
    return names.toSorted();
  };
  const first = await start();
  const before = await podNames(first);
  await expect.poll(() => existsSync(state), { timeout: 10_000 }).toBe(true);
  await first.kill();
  const second = await start();
  expect(await podNames(second)).toEqual(before);
  await second.stop();
  rmSync(folder, { recursive: true });
});
