import { afterEach, expect, test } from 'vitest';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { hurriedClock } from '../commands/hurriedClock.ts';
import { json, refusal, scriptedServer, type Answer, type ScriptedServer } from './scriptedServer.ts';

const owned: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of owned.splice(0).toReversed()) each.dispose();
});

const { signal } = new AbortController();

async function open(...script: readonly Answer[]): Promise<{ server: ScriptedServer; cluster: Cluster }> {
  const server = await scriptedServer(...script);
  owned.push({ dispose: () => server.close() });
  const { endpoint, certificateAuthority } = server;
  const token = () => Promise.resolve({ token: 'a', expiresAt: 1e15 });
  const cluster = openCluster(
    { name: 'myeks', endpoint, certificateAuthority, token },
    { clock: hurriedClock(), random: () => 0, silence: 60_000 },
  );
  owned.push(cluster);
  return { server, cluster };
}

function objects(finalizers: Readonly<Record<string, readonly string[]>>): Answer {
  const items = Object.entries(finalizers).map(([name, all]) => ({
    metadata: { name, namespace: 'shop', ...(all.length > 0 && { finalizers: all }) },
    spec: {},
  }));
  return json(200, { metadata: {}, items });
}

test('an Ingress owns a load balancer while its controller holds it, alone or in a group', async () => {
  const { server, cluster } = await open(
    objects({
      alone: ['ingress.k8s.aws/resources'],
      grouped: ['group.ingress.k8s.aws/shared'],
      'of-nginx': [],
      'of-others': ['example.com/ingress.k8s.aws/resources'],
    }),
  );
  const found = await cluster.balancerOwners('ingress', signal);
  expect(found).toEqual([
    { kind: 'ingress', namespace: 'shop', name: 'alone' },
    { kind: 'ingress', namespace: 'shop', name: 'grouped' },
  ]);
  expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/apis/networking.k8s.io/v1/ingresses']);
});

test('so does a Gateway of the controller’s two classes, and of its older versions', async () => {
  const { server, cluster } = await open(
    objects({
      web: ['gateway.k8s.aws/alb'],
      tcp: ['gateway.k8s.aws/nlb'],
      older: ['gateway.k8s.aws/alb-finalizer'],
      istio: [],
    }),
  );
  expect((await cluster.balancerOwners('gateway', signal)).map(({ name }) => name)).toEqual(['web', 'tcp', 'older']);
  expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/apis/gateway.networking.k8s.io/v1/gateways']);
});

test('a cluster without Gateways has none; one that may not be asked says so', async () => {
  const missing = await open(refusal(404, 'the server could not find the requested resource'));
  expect(await missing.cluster.balancerOwners('gateway', signal)).toEqual([]);
  const words = 'ingresses.networking.k8s.io is forbidden: User "x" cannot list resource "ingresses" in API group';
  const forbidden = await open(refusal(403, words));
  await expect(forbidden.cluster.balancerOwners('ingress', signal)).rejects.toMatchObject({
    reason: 'cluster-forbidden',
    subject: 'list ingresses',
  });
});

test('each is deleted where it lives; one that is gone is no error', async () => {
  const { server, cluster } = await open(json(200, {}), json(200, {}), json(200, {}), refusal(404, 'not found'));
  for (const kind of ['service', 'ingress', 'gateway', 'gateway'] as const)
    await cluster.deleteBalancerOwner({ kind, namespace: 'shop', name: 'web' }, signal);
  expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'DELETE /api/v1/namespaces/shop/services/web',
    'DELETE /apis/networking.k8s.io/v1/namespaces/shop/ingresses/web',
    'DELETE /apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways/web',
    'DELETE /apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways/web',
  ]);
});
