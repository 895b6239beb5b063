import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openCloud } from '../../src/aws/openCloud.ts';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { Model } from '../../src/model/model.ts';
import type { ClusterControlPlane } from '../../src/simulator/control/clusterControlPlane.ts';
import { configMaps, deployments, pods } from '../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../src/simulator/kubernetes/writes/create.ts';
import type { KubeApi } from '../../src/simulator/kubernetes/kubeApi.ts';
import type { Pod } from '../../src/simulator/kubernetes/objects/pod.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { nginx } from '../simulator/persistence/nginx.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

/** The model over the wire while things go wrong: in the end it shows what is. */

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
let simulator: Simulator;
let api: KubeApi;
let plane: ClusterControlPlane;
let connection: SimulatorConnection;
let model: Model;

beforeAll(async () => {
  simulator = await startSimulator({
    region: 'ap-northeast-2',
    speed: Infinity,
    port: 0,
    seed: 11,
    preset: today(template),
    onError: (error) => {
      throw error;
    },
  });
  plane = simulator.eks.controlPlane('myeks') as ClusterControlPlane;
  api = plane.api;
  simulator.setSpeed(60);
  const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
  connection = new SimulatorConnection(
    openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } }),
  );
  model = shown(systemClock);
  await expectTruth(model);
});

afterEach(async () => {
  await refuse('throttle', 0);
  await refuse('deny', 0);
  await faults({ expireCredentials: false });
});

afterAll(() => {
  model.dispose();
  connection.dispose();
  simulator.dispose();
});

const calls = ['DescribeNetworkInterfaces', 'DescribeInstances'];

function shown(clock: Clock): Model {
  const made = new Model({ clock, random: Math.random, log: silentLog });
  made.connect(connection);
  made.look();
  return made;
}

async function faults(wanted: object): Promise<void> {
  const answer = await fetch(`${simulator.endpoint}/_simulator/faults`, {
    method: 'POST',
    headers: { 'x-simulator-token': simulator.controlToken },
    body: JSON.stringify(wanted),
  });
  expect(answer.status).toBe(200);
}

/** Refuses both of EC2's lists that the model reads; 0 times ends it. */
async function refuse(kind: 'deny' | 'throttle', times: number): Promise<void> {
  for (const operation of calls) await faults({ [kind]: { operation, times } });
}

function scale(replicas: number): void {
  const known = api.store.get(deployments, 'default', 'nginx-deployment');
  if (known === undefined) createObject(api, deployments, nginx(replicas));
  else api.store.replace(deployments, { ...known, spec: { ...known.spec, replicas } });
}

function isAlive({ status }: Pod): boolean {
  return status.phase === 'Running' || status.phase === 'Pending';
}

/** What there is, by the simulator's own books. */
function truth() {
  const all = api.store.list(pods);
  const interfaces = [...simulator.world.networkInterfaces.values()];
  return {
    pods: all
      .map(({ metadata, spec, status }) => `${metadata.name} ${spec.nodeName} ${status.podIP} ${status.phase}`)
      .toSorted(),
    pending: all.filter((pod) => isAlive(pod) && pod.spec.nodeName === undefined).length,
    enis: interfaces
      .filter(({ description }) => description.startsWith('aws-K8S-'))
      .map(({ id }) => id)
      .toSorted(),
    unplaced: 0,
  };
}

function picture({ snapshot }: Model): ReturnType<typeof truth> {
  const enis = snapshot.nodes.flatMap((node) => node.enis);
  const loose = snapshot.looseInterfaces.map(({ id }) => id);
  return {
    pods: [...snapshot.pods.values()]
      .map(({ name, nodeName, ip, phase }) => `${name} ${nodeName} ${ip} ${phase}`)
      .toSorted(),
    pending: snapshot.pending.length,
    enis: [
      ...enis.filter(({ description }) => description.startsWith('aws-K8S-')).map(({ id }) => id),
      ...loose,
    ].toSorted(),
    unplaced: snapshot.nodes.flatMap(({ unplacedPods }) => unplacedPods.filter(({ ip }) => ip !== undefined)).length,
  };
}

const replicas = () => api.store.get(deployments, 'default', 'nginx-deployment')?.spec.replicas ?? 0;
const isOurs = ({ metadata }: Pod) => metadata.name.startsWith('nginx-deployment-');

/** Waits until the world has as many pods as it was asked for, and the picture is what there is, with every source live. */
async function expectTruth(of: Model): Promise<void> {
  const compare = () => {
    expect(api.store.list(pods).filter(isOurs)).toHaveLength(replicas());
    expect(picture(of)).toEqual(truth());
    expect(new Set(kinds(of))).toEqual(new Set(['live']));
  };
  await vi.waitFor(compare, { timeout: 30_000, interval: 50 });
}

function kinds({ snapshot: { sources } }: Model): readonly string[] {
  return Object.values(sources).map(({ kind }) => kind);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a watch that is cut every second, while pods come and go', async () => {
  for (const replicas of [10, 40, 50, 25, 3]) {
    scale(replicas);
    await pause(1000);
    await faults({ cutConnections: true });
  }
  await expectTruth(model);
});

test('a version that the server has forgotten', async () => {
  scale(12);
  await faults({ cutConnections: true });
  const map = createObject(api, configMaps, { metadata: { name: 'noise', namespace: 'default' } });
  // More changes than the server keeps, before the watches are open again.
  for (let count = 0; count < 9000; count += 1)
    api.store.replace(configMaps, {
      ...map,
      metadata: { ...map.metadata, resourceVersion: '' },
      data: { count: String(count) },
    });
  scale(20);
  await expectTruth(model);
});

test('EC2 that throttles', async () => {
  // More than the four tries that the SDK makes of one call.
  await refuse('throttle', 5);
  scale(45);
  model.refresh();
  await expect.poll(() => model.snapshot.sources.compute).toMatchObject({ kind: 'failed', reason: 'throttled' });
  await expectTruth(model);
});

test('a permission that is taken away is named, what was known is kept with its age, and it comes back', async () => {
  await refuse('deny', 10_000);
  model.refresh();
  await expect.poll(() => model.snapshot.sources.compute).toMatchObject({ kind: 'failed', reason: 'access-denied' });
  const { compute } = model.snapshot.sources;
  expect(compute).toMatchObject({ subject: expect.stringMatching(/^ec2:Describe(Instances|NetworkInterfaces)$/) });
  expect(compute).toMatchObject({ readAt: expect.any(Number) });
  expect(model.snapshot.nodes.every(({ enis }) => enis.length > 0)).toBe(true);
  scale(15);
  await pause(1000);
  await refuse('deny', 0);
  await expectTruth(model);
});

test('a login that has expired', async () => {
  await faults({ expireCredentials: true });
  model.refresh();
  await expect
    .poll(() => model.snapshot.sources.stack)
    .toMatchObject({ kind: 'failed', reason: 'expired-credentials' });
  await faults({ expireCredentials: false });
  await expectTruth(model);
});

test('a clock that is an hour off', async () => {
  const skewed = shown({ ...systemClock, now: () => Date.now() - 3_600_000 });
  scale(9);
  await expectTruth(skewed);
  skewed.dispose();
});

test('names and labels that nobody should give', async () => {
  const name = `${'n'.repeat(10_000)}<img src=x onerror=alert(1)>`;
  const [some] = api.store.list(pods);
  if (some === undefined) throw new Error('There is no pod.');
  const { spec, status } = some;
  const { nodeName, ...rest } = spec;
  expect(nodeName).toBeDefined();
  api.store.add(pods, {
    ...some,
    metadata: { ...some.metadata, name, uid: 'weird', labels: { '<script>': '</script>\u2028"\\' } },
    // No controller of the simulator is meant to see it.
    spec: { ...rest, schedulerName: 'none' },
    status: { ...status, phase: 'Pending' },
  });
  await expect
    .poll(() => model.snapshot.pods.get(`${some.metadata.namespace}/${name}`)?.labels)
    .toEqual({ '<script>': '</script>\u2028"\\' });
  expect(model.snapshot.pending.map(({ pod }) => pod.name)).toContain(name);
  api.store.remove(pods, some.metadata.namespace ?? '', name);
  await expectTruth(model);
});
