import { afterEach, expect, test } from 'vitest';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import { hurriedClock } from '../commands/hurriedClock.ts';
import { json, scriptedServer, type Answer } from './scriptedServer.ts';

const owned: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of owned.splice(0).toReversed()) each.dispose();
});

const list = (kind: string, items: readonly object[], next?: string) =>
  json(200, { kind, apiVersion: 'v1', metadata: next === undefined ? {} : { continue: next }, items });

const service = (name: string, spec: object) => ({ metadata: { name, namespace: 'default' }, spec });

const slice = (of: string, port: object, ...endpoints: readonly object[]) => ({
  metadata: { name: `${of}-x`, namespace: 'default', labels: { 'kubernetes.io/service-name': of } },
  addressType: 'IPv4',
  ports: [port],
  endpoints,
});

const answers: Readonly<Record<string, readonly Answer[]>> = {
  '/api/v1/services': [
    list('ServiceList', [service('web', { clusterIP: '10.100.7.7', ports: [{ port: 80, protocol: 'TCP' }] })], 'more'),
    list('ServiceList', [
      service('headless', { clusterIP: 'None', ports: [{ port: 80 }] }),
      service('dns', {
        clusterIP: '10.100.0.10',
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP' },
          { name: 'sctp', port: 54, protocol: 'SCTP' },
        ],
      }),
    ]),
  ],
  '/apis/discovery.k8s.io/v1/endpointslices': [
    list('EndpointSliceList', [
      slice(
        'web',
        { name: '', port: 8080 },
        { addresses: ['192.168.1.74'], conditions: { ready: true } },
        { addresses: ['192.168.1.75'], conditions: { ready: false } },
        { addresses: ['192.168.1.76'], conditions: {} },
      ),
      slice('dns', { name: 'dns', port: 53 }, { addresses: ['192.168.2.2'], conditions: { ready: true } }),
      slice('dns', { name: 'other', port: 99 }, { addresses: ['192.168.2.2'], conditions: { ready: true } }),
    ]),
  ],
};

test('ports of Services with a cluster address, page by page, each with its ready endpoints', async () => {
  const asked = new Map<string, number>();
  const server = await scriptedServer((response, request) => {
    const { pathname } = new URL(request.url ?? '', 'https://any');
    const times = asked.get(pathname) ?? 0;
    asked.set(pathname, times + 1);
    answers[pathname]?.[times]?.(response, request);
  });
  owned.push({ dispose: () => server.close() });
  const { endpoint, certificateAuthority } = server;
  const token = () => Promise.resolve({ token: 'a', expiresAt: 1e15 });
  const cluster = openCluster(
    { name: 'myeks', endpoint, certificateAuthority, token },
    { clock: hurriedClock(1_000_000), random: () => 0, silence: 60_000 },
  );
  owned.push(cluster);
  expect(await cluster.servicePorts(new AbortController().signal)).toEqual([
    {
      namespace: 'default',
      name: 'web',
      portName: '',
      protocol: 'tcp',
      clusterAddress: '10.100.7.7',
      port: 80,
      endpoints: [
        { address: '192.168.1.74', port: 8080 },
        { address: '192.168.1.76', port: 8080 },
      ],
    },
    {
      namespace: 'default',
      name: 'dns',
      portName: 'dns',
      protocol: 'udp',
      clusterAddress: '10.100.0.10',
      port: 53,
      endpoints: [{ address: '192.168.2.2', port: 53 }],
    },
  ]);
});
