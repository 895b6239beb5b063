import { AppsV1Api, CoreV1Api, KubeConfig, makeInformer, Watch, type V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { configMaps } from '../../src/simulator/kubernetes/kinds.ts';
import { adminKey, startLab, strangerKey, type Lab } from '../simulator/control/lab.ts';
import { tokenOf } from '../simulator/control/token.ts';
import { deploy } from '../simulator/control/workloads.ts';

let lab: Lab;
let clock: RunningLabClock;

beforeAll(async () => {
  clock = new RunningLabClock(120);
  lab = await startLab({ clock });
  await vi.waitUntil(() => lab.controlPlane.addonHealthy('coredns') && lab.controlPlane.readyInstances().size === 3, {
    timeout: 20_000,
  });
});

afterAll(() => {
  lab.controlPlane.dispose();
  clock.dispose();
});

function connect(accessKey: string): KubeConfig {
  const { endpoint: server, certificateAuthority: caData } = lab.controlPlane;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'lab', server, caData, skipTLSVerify: false },
    { name: 'learner', token: tokenOf(accessKey) },
  );
  return config;
}

test('lists come in pages and cover everything once', async () => {
  const core = connect(adminKey).makeApiClient(CoreV1Api);
  const names: (string | undefined)[] = [];
  let next: string | undefined;
  do {
    const page = await core.listPodForAllNamespaces({ limit: 3, ...(next === undefined ? {} : { _continue: next }) });
    names.push(...page.items.map((pod) => pod.metadata?.name));
    next = page.metadata?._continue;
  } while (next !== undefined && next !== '');
  expect(names).toHaveLength(8);
  expect(new Set(names).size).toBe(8);
});

test('an informer follows a scale up and down', async () => {
  const config = connect(adminKey);
  const core = config.makeApiClient(CoreV1Api);
  deploy(lab, 'followed', 4);
  const informer = makeInformer<V1Pod>(config, '/api/v1/namespaces/default/pods', () =>
    core.listNamespacedPod({ namespace: 'default' }),
  );
  await informer.start();
  const running = (): number => informer.list('default').filter((pod) => pod.status?.phase === 'Running').length;
  await expect.poll(running, { timeout: 10_000 }).toBe(4);
  const apps = config.makeApiClient(AppsV1Api);
  const name = 'followed';
  await apps.replaceNamespacedDeploymentScale({ name, namespace: 'default', body: { spec: { replicas: 1 } } });
  await expect.poll(() => informer.list('default').length, { timeout: 10_000 }).toBe(1);
  await informer.stop();
});

test('an informer outlives cut connections and a history that is gone', async () => {
  const config = connect(adminKey);
  const core = config.makeApiClient(CoreV1Api);
  const list = () => core.listNamespacedPod({ namespace: 'default' });
  const informer = makeInformer<V1Pod>(config, '/api/v1/namespaces/default/pods', list);
  // As its documentation says: it stops at an error, and is started again.
  informer.on('error', () => void setTimeout(() => void informer.start(), 50));
  await informer.start();
  const names = (): readonly string[] => informer.list('default').map((pod) => pod.metadata?.name ?? '');
  const there = async (): Promise<readonly string[]> => (await list()).items.map((pod) => pod.metadata?.name ?? '');
  for (const round of [1, 2, 3]) {
    lab.controlPlane.cutConnections();
    deploy(lab, `cut-${round}`, 2);
    await vi.waitUntil(() => names().filter((name) => name.startsWith(`cut-${round}-`)).length === 2, {
      timeout: 10_000,
    });
  }
  // Connections are cut while more happens than the API server remembers.
  lab.controlPlane.cutConnections();
  for (let round = 0; round < 9000; round += 1)
    lab.controlPlane.api.store.replace(configMaps, {
      metadata: { name: 'kube-root-ca.crt', namespace: 'default' },
      data: { lost: String(round) },
    });
  deploy(lab, 'found', 1);
  await vi.waitUntil(() => names().some((name) => name.startsWith('found-')), { timeout: 10_000 });
  await expect.poll(() => names().toSorted(), { timeout: 10_000 }).toEqual((await there()).toSorted());
  await informer.stop();
});

test('a watch from a version long gone is told 410', async () => {
  const config = connect(adminKey);
  for (let i = 0; i < 9000; i++)
    lab.controlPlane.api.store.replace(configMaps, {
      metadata: { name: 'kube-root-ca.crt', namespace: 'default' },
      data: { round: String(i) },
    });
  const event = await new Promise<unknown>((resolve, reject) => {
    new Watch(config)
      .watch('/api/v1/pods', { resourceVersion: '2' }, (type, object: unknown) => resolve({ type, object }), reject)
      .catch(reject);
  });
  expect(event).toMatchObject({ type: 'ERROR', object: { kind: 'Status', reason: 'Expired', code: 410 } });
});

test('a stranger is refused with 401', async () => {
  const core = connect(strangerKey).makeApiClient(CoreV1Api);
  await expect(core.listNode()).rejects.toMatchObject({ code: 401 });
});
