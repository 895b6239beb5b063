import { afterEach, expect, test } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { hurriedClock } from '../commands/hurriedClock.ts';
import { json, refusal, scriptedServer, type Answer, type ScriptedServer } from './scriptedServer.ts';

const owned: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of owned.splice(0).toReversed()) each.dispose();
});

const signal = new AbortController().signal;

async function open(
  script: readonly Answer[],
  token = () => Promise.resolve({ token: 'a', expiresAt: 1e15 }),
): Promise<{ server: ScriptedServer; cluster: Cluster }> {
  const server = await scriptedServer(...script);
  owned.push({ dispose: () => server.close() });
  const cluster = openCluster(
    { name: 'myeks', endpoint: server.endpoint, certificateAuthority: server.certificateAuthority, token },
    { clock: hurriedClock(1_000_000), random: () => 0, silence: 60_000 },
  );
  owned.push(cluster);
  return { server, cluster };
}

const services = json(200, {
  kind: 'ServiceList',
  apiVersion: 'v1',
  metadata: {},
  items: [
    { metadata: { name: 'kubernetes', namespace: 'default' }, spec: { type: 'ClusterIP' } },
    { metadata: { name: 'kube-ops-view', namespace: 'kube-system' }, spec: { type: 'LoadBalancer' } },
  ],
});

test('many requests share a few connections', async () => {
  const { server, cluster } = await open([services]);
  for (let round = 0; round < 20; round += 1) await cluster.balancerOwners('service', signal);
  expect(server.requests).toHaveLength(20);
  expect(server.connections).toBeLessThanOrEqual(2);
});

test('finds the services that hold a load balancer', async () => {
  const { cluster } = await open([services]);
  expect(await cluster.balancerOwners('service', signal)).toEqual([
    { kind: 'service', namespace: 'kube-system', name: 'kube-ops-view' },
  ]);
});

test('a token is asked for once, and again a minute before it ends', async () => {
  let asked = 0;
  const lifetimes = [1_000_000 + 61_000, 1_000_000 + 59_000, 1e15];
  const { server, cluster } = await open([services], () => {
    asked += 1;
    return Promise.resolve({ token: `token-${asked}`, expiresAt: lifetimes[asked - 1] ?? 0 });
  });
  await cluster.balancerOwners('service', signal);
  await cluster.balancerOwners('service', signal);
  expect(server.requests.map(({ token }) => token)).toEqual(['token-1', 'token-1']);
});

test('a token that has a minute left or less is replaced', async () => {
  let asked = 0;
  const { server, cluster } = await open([services], () => {
    asked += 1;
    return Promise.resolve({ token: `token-${asked}`, expiresAt: 1_000_000 + 60_000 });
  });
  await cluster.balancerOwners('service', signal);
  expect(server.requests.map(({ token }) => token)).toEqual(['token-2']);
});

test('what goes wrong with the token comes out as it is', async () => {
  const { cluster } = await open([services], () => Promise.reject(new LabError('expired-credentials', 'work')));
  await expect(cluster.balancerOwners('service', signal)).rejects.toMatchObject({
    reason: 'expired-credentials',
    subject: 'work',
  });
});

test('scaling says how many there shall be, whatever was noted down of the deployment meanwhile', async () => {
  const bodies: unknown[] = [];
  const { server, cluster } = await open([
    (response, request) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(JSON.parse(text)));
      request.on('end', () => json(200, { kind: 'Scale', apiVersion: 'autoscaling/v1' })(response, request));
    },
  ]);
  await cluster.scaleDeployment('default', 'nginx', 50, signal);
  expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'PUT /apis/apps/v1/namespaces/default/deployments/nginx/scale',
  ]);
  expect(bodies).toEqual([{ metadata: { name: 'nginx', namespace: 'default' }, spec: { replicas: 50 } }]);
});

test('settings of the VPC CNI are merged into aws-node by their names, and taken away where they are null', async () => {
  const bodies: unknown[] = [];
  const types: unknown[] = [];
  const { server, cluster } = await open([
    (response, request) => {
      types.push(request.headers['content-type']);
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(JSON.parse(text)));
      request.on('end', () => json(200, { kind: 'DaemonSet', apiVersion: 'apps/v1' })(response, request));
    },
  ]);
  await cluster.setCniEnvironment({ ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: null }, signal);
  expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'PATCH /apis/apps/v1/namespaces/kube-system/daemonsets/aws-node',
  ]);
  expect(types).toEqual(['application/strategic-merge-patch+json']);
  const env = [
    { name: 'ENABLE_PREFIX_DELEGATION', value: 'true' },
    { name: 'WARM_IP_TARGET', $patch: 'delete' },
  ];
  expect(bodies).toEqual([{ spec: { template: { spec: { containers: [{ name: 'aws-node', env }] } } } }]);
});

test.each([
  [404, 'deployments.apps "nginx" not found', { reason: 'not-found', subject: 'deployment default/nginx' }],
  [401, 'Unauthorized', { reason: 'cluster-unauthorized', subject: 'myeks' }],
  [
    403,
    'deployments.apps "nginx" is forbidden: User "viewer" cannot delete resource "deployments" in API group "apps" in the namespace "default"',
    { reason: 'cluster-forbidden', subject: 'delete deployments' },
  ],
  [409, 'the object has been modified', { reason: 'conflict', subject: 'deployment default/nginx' }],
  [500, 'etcdserver: request timed out', { reason: 'cluster-unreachable', subject: 'myeks' }],
  [422, 'spec.replicas: Invalid value: -1', { reason: 'unexpected' }],
])('a refusal with %i has its reason', async (status, message, expected) => {
  const { cluster } = await open([refusal(status, message)]);
  const deletion = cluster.deleteDeployment('default', 'nginx', signal);
  await expect(deletion).rejects.toMatchObject({ ...expected, detail: message });
});

test('a server that is not there is unreachable, in the socket’s words', async () => {
  const { server, cluster } = await open([services]);
  server.close();
  await expect(cluster.balancerOwners('service', signal)).rejects.toMatchObject({
    reason: 'cluster-unreachable',
    subject: 'myeks',
    detail: expect.stringContaining('ECONNREFUSED') as string,
  });
});

test('a server of another authority is not trusted', async () => {
  const [real, other] = [await scriptedServer(services), await scriptedServer(services)];
  owned.push({ dispose: () => real.close() }, { dispose: () => other.close() });
  const cluster = openCluster({
    name: 'myeks',
    endpoint: real.endpoint,
    certificateAuthority: other.certificateAuthority,
    token: () => Promise.resolve({ token: 'a', expiresAt: 1e15 }),
  });
  owned.push(cluster);
  await expect(cluster.balancerOwners('service', signal)).rejects.toMatchObject({ reason: 'cluster-unreachable' });
  expect(real.requests).toEqual([]);
});

test('an aborted request ends as an abort', async () => {
  const { cluster } = await open([() => undefined]);
  const controller = new AbortController();
  const request = cluster.balancerOwners('service', controller.signal);
  setTimeout(() => controller.abort(), 50);
  await expect(request).rejects.toMatchObject({ name: 'AbortError' });
});

test('events come oldest first, in both ways of writing them', async () => {
  const about = { kind: 'Pod', namespace: 'default', name: 'a', uid: 'u' };
  const { server, cluster } = await open([
    json(200, {
      kind: 'EventList',
      apiVersion: 'v1',
      metadata: {},
      items: [
        {
          metadata: { name: 'a.1', namespace: 'default', uid: 'e1', creationTimestamp: '2026-11-23T09:00:05Z' },
          involvedObject: about,
          type: 'Warning',
          reason: 'FailedScheduling',
          message: '0/3 nodes are available: 3 Too many pods.',
          eventTime: '2026-11-23T09:00:05.000000Z',
          series: { count: 4, lastObservedTime: '2026-11-23T09:05:00.000000Z' },
        },
        {
          metadata: { name: 'a.0', namespace: 'default', uid: 'e0', creationTimestamp: '2026-11-23T09:00:00Z' },
          involvedObject: about,
          type: 'Normal',
          reason: 'Created',
          message: 'Created container',
          lastTimestamp: '2026-11-23T09:01:00Z',
          count: 2,
        },
      ],
    }),
  ]);
  const events = await cluster.eventsAbout(about, signal);
  expect(events.map(({ reason, count, lastSeenAt }) => ({ reason, count, lastSeenAt }))).toEqual([
    { reason: 'Created', count: 2, lastSeenAt: Date.UTC(2026, 10, 23, 9, 1, 0) },
    { reason: 'FailedScheduling', count: 4, lastSeenAt: Date.UTC(2026, 10, 23, 9, 5, 0) },
  ]);
  expect(server.requests[0]?.url.searchParams.get('fieldSelector')).toBe('involvedObject.name=a,involvedObject.uid=u');
});
