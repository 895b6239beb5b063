import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { nodes as nodeKind, pods as podKind } from '../../src/simulator/kubernetes/kinds.ts';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { adminKey, startLab, viewerKey, type Lab } from '../simulator/control/lab.ts';
import { tokenOf } from '../simulator/control/token.ts';

/** What pages, logs and drains read and change, by our adapter against a real API server. */

const signal = new AbortController().signal;
let lab: Lab;
let clock: RunningLabClock;
let cluster: Cluster;
const opened: Cluster[] = [];

function connect(accessKey: string): Cluster {
  const { endpoint, certificateAuthority } = lab.controlPlane;
  const token = () => Promise.resolve({ token: tokenOf(accessKey), expiresAt: Date.now() + 14 * 60_000 });
  const made = openCluster({ name: 'myeks', endpoint, certificateAuthority, token });
  opened.push(made);
  return made;
}

beforeAll(async () => {
  clock = new RunningLabClock(120);
  lab = await startLab({ clock });
  await vi.waitUntil(() => lab.controlPlane.addonHealthy('coredns') && lab.controlPlane.readyInstances().size === 3, {
    timeout: 20_000,
  });
  cluster = connect(adminKey);
});

afterAll(() => {
  for (const each of opened) each.dispose();
  lab.controlPlane.dispose();
  clock.dispose();
});

/** The pods of CoreDNS as the server has them. */
function dnsPods() {
  return lab.controlPlane.api.store
    .list(podKind, 'kube-system')
    .filter(({ metadata }) => metadata.name.startsWith('coredns-') && metadata.deletionTimestamp === undefined);
}

function firstDnsPod() {
  const [first] = dnsPods();
  if (first === undefined) throw new Error('there is no CoreDNS');
  return {
    namespace: 'kube-system',
    name: first.metadata.name,
    uid: first.metadata.uid ?? '',
    node: first.spec.nodeName ?? '',
  };
}

test('a pod’s page has its containers, and a deployment’s its replicas', async () => {
  const detail = await cluster.podDetail('kube-system', firstDnsPod().name, signal);
  expect(detail.containers).toMatchObject([
    { name: 'coredns', init: false, state: 'running', ready: true, requests: { cpu: '100m', memory: '70Mi' } },
  ]);
  expect(detail.containers[0]?.ports).toContain('53/UDP');
  expect(detail.conditions.map(({ type }) => type)).toContain('PodScheduled');
  expect(await cluster.deploymentDetail('kube-system', 'coredns', signal)).toMatchObject({
    replicas: { wanted: 2, ready: 2, available: 2 },
    strategy: 'RollingUpdate',
    selector: { 'k8s-app': 'kube-dns' },
  });
});

test('a node’s page has what it can hold, and the kubelet’s events, which name no uid', async () => {
  const { node } = firstDnsPod();
  const detail = await cluster.nodeDetail(node, signal);
  expect(detail.capacity).toMatchObject({ cpu: '2', pods: '17' });
  expect(detail.conditions.find(({ type }) => type === 'Ready')?.status).toBe('True');
  const events = await cluster.eventsAboutNode(node, signal);
  expect(events.map(({ reason }) => reason)).toContain('NodeReady');
  await expect(cluster.nodeDetail('nobody', signal)).rejects.toMatchObject({ reason: 'not-found' });
});

test('a log comes as it is, goes on until it is left, and says why there is none', async () => {
  const { name } = firstDnsPod();
  const request = { namespace: 'kube-system', pod: name, container: 'coredns', previous: false, tailLines: 100 };
  const leaving = new AbortController();
  let text = '';
  const following = cluster.followLog(request, (piece) => (text += piece), leaving.signal);
  await vi.waitUntil(() => text.includes('CoreDNS-'), { timeout: 10_000 });
  leaving.abort();
  await expect(following).rejects.toMatchObject({ name: 'AbortError' });
  await expect(cluster.followLog({ ...request, previous: true }, () => undefined, signal)).rejects.toMatchObject({
    detail: expect.stringContaining('previous terminated container') as string,
  });
  await expect(cluster.followLog({ ...request, pod: 'nobody' }, () => undefined, signal)).rejects.toMatchObject({
    reason: 'not-found',
  });
});

test('cordons a node and lets pods on again', async () => {
  const { node } = firstDnsPod();
  const taints = async () => (await cluster.nodeDetail(node, signal)).taints;
  await cluster.setCordoned(node, true, signal);
  await expect.poll(taints).toContain('node.kubernetes.io/unschedulable:NoSchedule');
  await cluster.setCordoned(node, false, signal);
  await expect.poll(taints).toEqual([]);
});

test('who may only look is told what he may not do', async () => {
  await expect(connect(viewerKey).setCordoned(firstDnsPod().node, true, signal)).rejects.toMatchObject({
    reason: 'cluster-forbidden',
    subject: 'patch nodes',
  });
});

test('knows of each pod on a node whether it leaves, and evicts as budgets allow', async () => {
  const pod = firstDnsPod();
  const found = await cluster.podsOnNode(pod.node, signal);
  expect(found.find(({ name }) => name === pod.name)).toMatchObject({ controller: 'ReplicaSet', leaving: false });
  expect(found.filter(({ controller }) => controller === 'DaemonSet').length).toBeGreaterThanOrEqual(2);
  // Nobody takes the place of one that is gone or was another.
  expect(await cluster.evictPod({ ...pod, name: 'nobody' }, signal)).toEqual({ kept: undefined });
  expect(await cluster.evictPod({ ...pod, uid: 'of-one-before' }, signal)).toEqual({ kept: undefined });
  expect(dnsPods().map(({ metadata }) => metadata.uid)).toContain(pod.uid);
  // EKS gives CoreDNS a budget of one that may be away; where no node takes another, it stays away.
  const nodes = lab.controlPlane.api.store.list(nodeKind).map(({ metadata }) => metadata.name);
  for (const name of nodes) await cluster.setCordoned(name, true, signal);
  expect(await cluster.evictPod(pod, signal)).toEqual({ kept: undefined });
  const [other] = dnsPods().filter(({ metadata, spec }) => metadata.uid !== pod.uid && spec.nodeName !== undefined);
  if (other === undefined) throw new Error('there is no other');
  const second = { namespace: 'kube-system', name: other.metadata.name, uid: other.metadata.uid ?? '' };
  expect((await cluster.evictPod(second, signal)).kept).toContain('disruption budget');
});
