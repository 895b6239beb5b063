import { once } from 'node:events';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Connection } from '../../src/connection/connection.ts';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { clusterRoleBindings, clusterRoles, serviceAccounts } from '../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../src/simulator/kubernetes/writes/create.ts';
import { WatchedLab } from './watchedLab.ts';

/** An API server that goes away and comes back, and one that no longer lets us read: in the end the picture is the truth. */

let lab: WatchedLab;

beforeAll(async () => {
  lab = await WatchedLab.start();
  makeViewer();
});

afterAll(() => lab.dispose());

/** Waits until the cluster has failed so, while EC2 and the stack are still read. */
async function expectLost(reason: string, of = lab.model): Promise<Snapshot['sources']['cluster']> {
  await expect.poll(() => of.snapshot.sources.cluster, { interval: 20 }).toMatchObject({ kind: 'failed', reason });
  expect(of.snapshot.sources).toMatchObject({ stack: { kind: 'live' }, compute: { kind: 'live' } });
  return of.snapshot.sources.cluster;
}

test('an API server that is restarted: what was known stays with its age, and what happened meanwhile is made up for', async () => {
  lab.scale(10);
  await lab.expectTruth();
  const known = lab.model.snapshot.nodes.map(({ name }) => name);
  await lab.fails({ restartApiServer: { seconds: 3 } });
  const wentAt = Date.now();
  const lost = await expectLost('cluster-unreachable');
  expect(lost).toMatchObject({ subject: 'myeks', since: expect.any(Number), readAt: expect.any(Number) });
  expect(lab.model.snapshot.nodes.map(({ name }) => name)).toEqual(known);
  // Controllers and kubelets go on behind it.
  lab.scale(35);
  await lab.expectTruth();
  expect(Date.now() - wentAt).toBeGreaterThan(3000);
});

test('one that comes back without its history is listed anew', async () => {
  await lab.fails({ restartApiServer: { seconds: 2 } });
  await expectLost('cluster-unreachable');
  lab.outrunHistory();
  lab.scale(5);
  await lab.expectTruth();
});

const readable = [
  { apiGroups: [''], resources: ['nodes', 'events'], verbs: ['list', 'watch'] },
  { apiGroups: ['apps'], resources: ['deployments', 'daemonsets'], verbs: ['list', 'watch'] },
];
const podsToo = [...readable, { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }];

/** Makes the service account `viewer`, which may read what its role says. */
function makeViewer(): void {
  const { api } = lab;
  createObject(api, serviceAccounts, { metadata: { name: 'viewer', namespace: 'default' } });
  createObject(api, clusterRoles, { metadata: { name: 'viewer' }, rules: podsToo });
  createObject(api, clusterRoleBindings, {
    metadata: { name: 'viewer' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'viewer' },
    subjects: [{ kind: 'ServiceAccount', name: 'viewer', namespace: 'default' }],
  });
}

/** A connection as that service account. */
async function viewer(): Promise<Connection> {
  const { connection } = lab;
  const cloud = await connection.cloud();
  const found = await cloud.clusters.find('myeks', new AbortController().signal);
  const { endpoint = '', certificateAuthority = '' } = found ?? {};
  const admin = await cloud.clusters.token('myeks');
  const options: RequestOptions = {
    method: 'POST',
    ca: Buffer.from(certificateAuthority, 'base64'),
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
  };
  const asking = request(`${endpoint}/api/v1/namespaces/default/serviceaccounts/viewer/token`, options).end('{}');
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { status } = (await json(answer)) as { readonly status: { readonly token: string } };
  const token = () => Promise.resolve({ token: status.token, expiresAt: Date.now() + 3_600_000 });
  const cluster = openCluster({ name: 'myeks', endpoint, certificateAuthority, token });
  const made: Pick<Connection, 'profile' | 'closed' | 'cloud' | 'cluster'> = {
    profile: connection.profile,
    closed: connection.closed,
    cloud: () => connection.cloud(),
    cluster: () => Promise.resolve(cluster),
  };
  connection.closed.addEventListener('abort', () => cluster.dispose());
  return made as Connection;
}

function mayRead(rules: typeof readable): void {
  const role = lab.api.store.get(clusterRoles, '', 'viewer');
  if (role === undefined) throw new Error('There is no role.');
  lab.api.store.replace(clusterRoles, { ...role, rules });
}

test('a permission that is lost while watching is named, the rest lives on, and given back it is used at once', async () => {
  const model = lab.show(undefined, await viewer());
  await lab.expectTruth(model);
  const known = model.snapshot.pods.size;
  mayRead(readable);
  // RBAC is asked when a watch is opened; an open one lives on until then.
  await lab.fails({ cutConnections: true });
  const lost = await expectLost('cluster-forbidden', model);
  expect(lost).toMatchObject({ subject: expect.stringMatching(/^(list|watch) pods$/), readAt: expect.any(Number) });
  expect(model.snapshot.pods.size).toBe(known);
  // Deployments are still followed, of whose pods it hears nothing.
  lab.scale(8);
  const deployment = () => model.snapshot.deployments.find(({ name }) => name === 'nginx-deployment');
  await expect.poll(() => deployment()?.readyReplicas).toBe(8);
  expect(model.snapshot.sources).toMatchObject({ deployments: { kind: 'live' }, cni: { kind: 'live' } });
  expect(model.snapshot.sources.cluster).toMatchObject({ kind: 'failed', reason: 'cluster-forbidden' });
  mayRead(podsToo);
  await lab.expectTruth(model);
});

test('without any permission from the start it says so, and shows what AWS shows', async () => {
  mayRead([]);
  const model = lab.show(undefined, await viewer());
  await expectLost('cluster-forbidden', model);
  await vi.waitFor(() => expect(model.snapshot.otherInstances.length).toBeGreaterThan(1));
  expect(model.snapshot.nodes).toEqual([]);
  mayRead(podsToo);
  await lab.expectTruth(model);
});
