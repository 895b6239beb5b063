import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Cluster, Kind, WatchedKinds } from '../../src/ports/cluster.ts';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { adminKey, startLab, strangerKey, viewerKey, type Lab } from '../simulator/control/lab.ts';
import { tokenOf } from '../simulator/control/token.ts';
import { allPods, deploy } from '../simulator/control/workloads.ts';

/** Our Kubernetes adapter against a real API server: TLS, tokens, lists, watches and the objects of running controllers. */

const signal = new AbortController().signal;
const open: Cluster[] = [];
let lab: Lab;
let clock: RunningLabClock;

beforeAll(async () => {
  clock = new RunningLabClock(120);
  lab = await startLab({ clock });
  await vi.waitUntil(() => lab.controlPlane.addonHealthy('coredns') && lab.controlPlane.readyInstances().size === 3, {
    timeout: 20_000,
  });
});

afterEach(() => {
  for (const cluster of open.splice(0)) cluster.dispose();
});

afterAll(() => {
  lab.controlPlane.dispose();
  clock.dispose();
});

function connect(accessKey = adminKey): Cluster {
  const { endpoint, certificateAuthority } = lab.controlPlane;
  const token = () => Promise.resolve({ token: tokenOf(accessKey), expiresAt: Date.now() + 14 * 60_000 });
  const cluster = openCluster({ name: 'myeks', endpoint, certificateAuthority, token });
  open.push(cluster);
  return cluster;
}

/** What a watch holds now, and what went wrong in it. */
function follow<K extends Kind>(cluster: Cluster, kind: K) {
  const held = new Map<string, WatchedKinds[K]>();
  const errors: Error[] = [];
  cluster.watch(kind, {
    reset(all) {
      held.clear();
      for (const each of all) held.set(each.uid, each);
    },
    changed: (object) => void held.set(object.uid, object),
    removed: (uid) => void held.delete(uid),
    state(_state, error) {
      if (error !== undefined) errors.push(error);
    },
  });
  return { all: () => [...held.values()], errors };
}

test('the ports of Services come with who answers there', async () => {
  const ports = await connect().servicePorts(signal);
  const { clusterAddress, port, protocol, endpoints } = ports.find(({ portName }) => portName === 'dns') ?? {};
  expect({ clusterAddress, port, protocol }).toEqual({ clusterAddress: '10.100.0.10', port: 53, protocol: 'udp' });
  const dns = allPods(lab).filter(({ metadata }) => metadata.labels?.['k8s-app'] === 'kube-dns');
  expect(new Set(endpoints?.map(({ address }) => address))).toEqual(new Set(dns.map(({ status }) => status.podIP)));
  expect(dns).toHaveLength(2);
});

test('aws-node gets settings and loses them, and the watch of it tells', async () => {
  const cluster = connect();
  const cni = follow(cluster, 'cni');
  await vi.waitUntil(() => cni.all().length === 1);
  const before = cni.all()[0]?.settings;
  expect(before).toMatchObject({ prefixDelegation: false, warmIpTarget: undefined });
  await cluster.setCniEnvironment({ ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: '5' }, signal);
  await vi.waitUntil(() => cni.all()[0]?.settings.prefixDelegation === true);
  expect(cni.all()[0]?.settings).toEqual({ ...before, prefixDelegation: true, warmIpTarget: 5 });
  await cluster.setCniEnvironment({ ENABLE_PREFIX_DELEGATION: 'false', WARM_IP_TARGET: null }, signal);
  await vi.waitUntil(() => cni.all()[0]?.settings.prefixDelegation === false);
  expect(cni.all()[0]?.settings).toEqual(before);
  const refused = connect(viewerKey).setCniEnvironment({ WARM_IP_TARGET: '1' }, signal);
  await expect(refused).rejects.toMatchObject({ reason: 'cluster-forbidden' });
});

test('nodes come with what joins them to EC2 and with their places for pods', async () => {
  const nodes = follow(connect(), 'nodes');
  await expect.poll(() => nodes.all().filter(({ ready }) => ready)).toHaveLength(3);
  expect(nodes.all().map(({ providerId }) => providerId?.split('/').at(-1))).toEqual(
    expect.arrayContaining(lab.instances.map(({ id }) => id)),
  );
  expect(nodes.all().map(({ allocatablePods }) => allocatablePods)).toEqual([17, 17, 17]);
});

test('fifty replicas: 43 run, 7 stay pending with the scheduler’s words, and scaling down clears them', async () => {
  const cluster = connect();
  const pods = follow(cluster, 'pods');
  deploy(lab, 'nginx', 2);
  const nginx = () => pods.all().filter(({ owner }) => owner?.name.startsWith('nginx-'));
  const running = () => nginx().filter(({ status }) => status === 'Running').length;
  await expect.poll(running, { timeout: 10_000 }).toBe(2);

  await cluster.scaleDeployment('default', 'nginx', 50, signal);
  // 3 nodes of 17 places, 8 of them taken by aws-node, kube-proxy (one per node) and two coredns.
  await expect.poll(running, { timeout: 20_000 }).toBe(3 * 17 - 8);
  const pending = nginx().filter(({ nodeName }) => nodeName === undefined);
  expect(pending).toHaveLength(7);
  const [first] = pending;
  if (first === undefined) throw new Error('seven are pending');
  expect(first).toMatchObject({ status: 'Pending', ready: false, ip: undefined });
  expect(first.unschedulable).toMatch(/^0\/3 nodes are available: 3 Too many pods\./);
  const events = await cluster.eventsAbout(first, signal);
  expect(events.map(({ reason }) => reason)).toContain('FailedScheduling');

  await cluster.scaleDeployment('default', 'nginx', 1, signal);
  await expect.poll(() => nginx().length, { timeout: 20_000 }).toBe(1);
  await cluster.deleteDeployment('default', 'nginx', signal);
  await expect.poll(() => nginx().length, { timeout: 20_000 }).toBe(0);
  await expect(cluster.deleteDeployment('default', 'nginx', signal)).rejects.toMatchObject({
    reason: 'not-found',
    subject: 'deployment default/nginx',
  });
  expect(pods.errors).toEqual([]);
});

test('somebody with rights to read only is told what is forbidden', async () => {
  const cluster = connect(viewerKey);
  await expect(cluster.deleteDeployment('kube-system', 'coredns', signal)).rejects.toMatchObject({
    reason: 'cluster-forbidden',
    subject: 'delete deployments',
  });
});

test('an identity that the cluster does not know is told so, and the watch keeps asking', async () => {
  const nodes = follow(connect(strangerKey), 'nodes');
  await expect.poll(() => nodes.errors.length, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(nodes.errors[0]).toMatchObject({ reason: 'cluster-unauthorized', subject: 'myeks' });
});
