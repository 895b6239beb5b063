import { afterEach, expect, test } from 'vitest';
import type { LabError } from '../../src/base/errors.ts';
import { openCluster, type OpenClusterOptions } from '../../src/kubernetes/openCluster.ts';
import type { Kind, KubernetesPod } from '../../src/ports/cluster.ts';
import { hurriedClock } from '../commands/hurriedClock.ts';
import { pod, podList, refusal, scriptedServer, stream, type Answer, type ScriptedServer } from './scriptedServer.ts';

const owned: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of owned.splice(0).toReversed()) each.dispose();
});

interface Seen {
  readonly server: ScriptedServer;
  /** What the listener was told, in words. */
  readonly told: string[];
  readonly errors: Error[];
  readonly pods: KubernetesPod[];
  readonly stop: () => void;
}

/** Watches the pods of a server that answers as the script says; waiting between tries takes no time. */
async function watchPods(
  script: readonly Answer[],
  options: Partial<OpenClusterOptions> = {},
  kind: Kind = 'pods',
): Promise<Seen> {
  const server = await scriptedServer(...script);
  owned.push({ dispose: () => server.close() });
  let made = 0;
  const cluster = openCluster(
    {
      name: 'myeks',
      endpoint: server.endpoint,
      certificateAuthority: server.certificateAuthority,
      token: () => Promise.resolve({ token: `token-${(made += 1)}`, expiresAt: 1e15 }),
    },
    { clock: hurriedClock(), random: () => 0, silence: 60_000, ...options },
  );
  owned.push(cluster);
  const told: string[] = [];
  const errors: Error[] = [];
  const pods: KubernetesPod[] = [];
  const watch = cluster.watch(kind, {
    reset: (all) => told.push(`reset ${all.map(({ name }) => name).join(' ')}`.trim()),
    changed(changed) {
      pods.push(changed as KubernetesPod);
      told.push(`changed ${changed.name}`);
    },
    removed: (uid) => told.push(`removed ${uid}`),
    state(state, error) {
      told.push(state);
      if (error !== undefined) errors.push(error);
    },
  });
  return { server, told, errors, pods, stop: () => watch.dispose() };
}

const stay = stream([], 'stay');

test('lists in pages, then watches from the version of the list', async () => {
  const { server, told } = await watchPods([
    podList('100', ['a', 'b'], 'more'),
    podList('100', ['c']),
    stream([{ type: 'ADDED', object: pod('d', '101') }], 'stay'),
  ]);
  await expect.poll(() => told).toEqual(['reset a b c', 'live', 'changed d']);
  const [first, second, watch] = server.requests.map(({ url }) => url.searchParams);
  expect(first?.get('limit')).toBe('500');
  expect(second?.get('continue')).toBe('more');
  expect(Object.fromEntries(watch ?? [])).toEqual({
    watch: 'true',
    resourceVersion: '100',
    allowWatchBookmarks: 'true',
    timeoutSeconds: '290',
  });
});

test('goes on where the stream ended, after bookmarks too, without a new list', async () => {
  const { server, told } = await watchPods([
    podList('100', ['a']),
    stream([{ type: 'MODIFIED', object: pod('a', '105') }], 'close'),
    stream([{ type: 'BOOKMARK', object: { kind: 'Pod', metadata: { resourceVersion: '200' } } }], 'close'),
    stream([{ type: 'DELETED', object: pod('a', '201') }], 'stay'),
  ]);
  await expect.poll(() => told).toEqual(['reset a', 'live', 'changed a', 'live', 'live', 'removed uid-a']);
  expect(server.requests.map(({ url }) => url.searchParams.get('resourceVersion'))).toEqual([
    null,
    '100',
    '105',
    '200',
  ]);
});

test.each([
  ['an event', stream([{ type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } }], 'close')],
  ['an answer', refusal(410, 'too old resource version: 100 (5000)')],
])('lists anew when the version is too old, said by %s', async (_how, gone) => {
  const { told, errors } = await watchPods([podList('100', ['a']), gone, podList('5000', ['b']), stay]);
  await expect.poll(() => told.filter((each) => each !== 'live')).toEqual(['reset a', 'reset b']);
  await expect.poll(() => told.at(-1)).toBe('live');
  expect(errors).toEqual([]);
});

test('lists anew from the start when a page has expired', async () => {
  const { told } = await watchPods([
    podList('100', ['a'], 'more'),
    refusal(410, 'The provided continue parameter is too old'),
    podList('200', ['a']),
    stay,
  ]);
  await expect.poll(() => told).toEqual(['reset a', 'live']);
});

test('goes on from the last version when a stream breaks, and says nothing of it', async () => {
  const { server, told, errors } = await watchPods([
    podList('100', ['a']),
    stream([{ type: 'MODIFIED', object: pod('a', '107') }], 'break'),
    stay,
  ]);
  await expect.poll(() => told).toEqual(['reset a', 'live', 'changed a', 'live']);
  expect(server.requests[2]?.url.searchParams.get('resourceVersion')).toBe('107');
  expect(errors).toEqual([]);
});

test('says that a broken stream is lost once it cannot be opened again', async () => {
  const { told, errors } = await watchPods([
    podList('100', ['a']),
    stream([], 'break'),
    (response) => response.destroy(),
    stay,
  ]);
  await expect.poll(() => told).toEqual(['reset a', 'live', 'lost', 'live']);
  expect(errors[0]).toMatchObject({ reason: 'cluster-unreachable', subject: 'myeks' });
});

test('tells no news that comes twice, nor late, nor of what is gone', async () => {
  const { told } = await watchPods([
    podList('100', ['a', 'b']),
    stream(
      [
        { type: 'MODIFIED', object: pod('a', '105') },
        { type: 'MODIFIED', object: pod('a', '105') },
        { type: 'MODIFIED', object: pod('a', '103') },
        { type: 'MODIFIED', object: pod('b', '100') },
        { type: 'ADDED', object: pod('goneBeforeTheList', '99') },
        { type: 'DELETED', object: pod('a', '107') },
        { type: 'MODIFIED', object: pod('a', '106') },
        { type: 'ADDED', object: pod('c', '108') },
      ],
      'stay',
    ),
  ]);
  await expect.poll(() => told).toEqual(['reset a b', 'live', 'changed a', 'removed uid-a', 'changed c']);
});

test('a line of a watch may come in pieces, with letters cut in two', async () => {
  const line = Buffer.from(`${JSON.stringify({ type: 'ADDED', object: pod('파드', '101') })}\n`);
  const { told } = await watchPods([
    podList('100', []),
    (response) => {
      response.writeHead(200).flushHeaders();
      const cut = line.indexOf('파') + 1;
      for (const [index, piece] of [line.subarray(0, cut), line.subarray(cut)].entries())
        setTimeout(() => response.write(piece), index * 20);
    },
  ]);
  await expect.poll(() => told).toEqual(['reset', 'live', 'changed 파드']);
});

test('asks the server for aws-node alone, and for no events but the failures of sandboxes', async () => {
  const asked = async (kind: 'cni' | 'sandboxFailures') => {
    const { server } = await watchPods([podList('100', []), stay], {}, kind);
    await expect.poll(() => server.requests.length).toBe(2);
    return server.requests.map(({ url }) => `${url.pathname} ${url.searchParams.get('fieldSelector')}`);
  };
  const daemonSets = '/apis/apps/v1/namespaces/kube-system/daemonsets metadata.name=aws-node';
  expect(await asked('cni')).toEqual([daemonSets, daemonSets]);
  const events = '/api/v1/events reason=FailedCreatePodSandBox';
  expect(await asked('sandboxFailures')).toEqual([events, events]);
});

test('survives server errors while listing and while watching', async () => {
  const { told, errors } = await watchPods([
    refusal(503, 'the server is currently unable to handle the request'),
    podList('100', ['a']),
    refusal(500, 'etcdserver: leader changed'),
    stay,
  ]);
  await expect.poll(() => told).toEqual(['lost', 'reset a', 'lost', 'live']);
  expect(errors.map((error) => (error as LabError).reason)).toEqual(['cluster-unreachable', 'cluster-unreachable']);
  expect((errors[0] as LabError).detail).toBe('the server is currently unable to handle the request');
});

test('a token the server refuses is made anew', async () => {
  const { server, told } = await watchPods([
    refusal(401, 'Unauthorized'),
    podList('100', ['a']),
    refusal(401, 'Unauthorized'),
    stay,
  ]);
  await expect.poll(() => told.at(-1)).toBe('live');
  expect(server.requests.map(({ token }) => token)).toEqual(['token-1', 'token-2', 'token-2', 'token-3']);
});

test('someone without rights is told what is forbidden', async () => {
  const message = 'pods is forbidden: User "viewer" cannot list resource "pods" in API group "" at the cluster scope';
  const { errors } = await watchPods([refusal(403, message)]);
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  expect(errors[0]).toMatchObject({ reason: 'cluster-forbidden', subject: 'list pods', detail: message });
});

test('a stream that falls silent is opened again, without a word', async () => {
  const { server, told, errors } = await watchPods([podList('100', ['a']), stay], { silence: 80 });
  await expect.poll(() => server.requests.length).toBeGreaterThan(3);
  expect(new Set(told)).toEqual(new Set(['reset a', 'live']));
  expect(errors).toEqual([]);
});

test('a server that takes the watch and never answers is unreachable', async () => {
  const { told, errors } = await watchPods([podList('100', ['a']), () => undefined, stay], { silence: 80 });
  await expect.poll(() => told.slice(0, 3)).toEqual(['reset a', 'lost', 'live']);
  expect(errors[0]).toMatchObject({ reason: 'cluster-unreachable', subject: 'myeks' });
});

test('stops for good when disposed, also while the stream is open', async () => {
  let closed = false;
  const { server, told, stop } = await watchPods([
    podList('100', ['a']),
    (response, request) => {
      response.writeHead(200).flushHeaders();
      request.on('close', () => (closed = true));
    },
  ]);
  await expect.poll(() => told).toEqual(['reset a', 'live']);
  stop();
  await expect.poll(() => closed).toBe(true);
  expect(server.requests).toHaveLength(2);
  expect(told).toEqual(['reset a', 'live']);
});

test('dates are numbers, whether they come in a list or in an event', async () => {
  const { pods } = await watchPods([
    podList('100', []),
    stream(
      [
        {
          type: 'MODIFIED',
          object: {
            ...pod('a', '101'),
            metadata: { ...pod('a', '101').metadata, deletionTimestamp: '2026-11-23T09:00:30Z' },
          },
        },
      ],
      'stay',
    ),
  ]);
  await expect.poll(() => pods).toHaveLength(1);
  expect(pods[0]).toMatchObject({
    createdAt: Date.UTC(2026, 10, 23, 9, 0, 0),
    deletedAt: Date.UTC(2026, 10, 23, 9, 0, 30),
    status: 'Terminating',
  });
});
