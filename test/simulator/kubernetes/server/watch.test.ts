import { get } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configMaps } from '../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { ask, startTestServer, type TestServer } from './testServer.ts';

interface Event {
  readonly type: string;
  readonly object: {
    readonly kind: string;
    readonly code?: number;
    readonly metadata: { readonly name?: string; readonly resourceVersion: string; readonly annotations?: object };
    readonly columnDefinitions?: readonly unknown[] | null;
    readonly rows?: readonly { readonly cells: readonly unknown[] }[];
  };
}

let lab: TestServer;
beforeAll(async () => {
  lab = await startTestServer();
});
afterAll(() => lab.server.dispose());

const path = '/api/v1/namespaces/default/configmaps';

/** The first `count` events of a watch, during which `change` is made. */
async function watch(
  query: string,
  count: number,
  change: () => void = () => {},
  accept = '*/*',
): Promise<readonly Event[]> {
  const headers = { authorization: `Bearer ${lab.token}`, accept };
  const events: Event[] = [];
  await new Promise<void>((resolve, reject) => {
    const request = get(
      `${lab.server.endpoint}${path}?watch=true&${query}`,
      { ca: lab.server.certificatePem, headers },
      (response) => {
        change();
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          const lines = text.split('\n');
          if (lines.length <= count) return;
          for (const line of lines.slice(events.length, count)) events.push(JSON.parse(line) as Event);
          request.destroy();
          resolve();
        });
        response.on('error', () => {});
      },
    );
    request.on('error', reject);
  });
  return events;
}

const create = (name: string, labels?: Readonly<Record<string, string>>) =>
  createObject(lab.api, configMaps, { metadata: { name, namespace: 'default', ...(labels && { labels }) } });
const seen = (events: readonly Event[]) =>
  events.map(({ type, object }) => `${type} ${object.metadata.name ?? ''}`.trim());

test('from a version: what happened since, then what happens', async () => {
  const from = lab.api.store.version;
  create('before');
  const events = await watch(`resourceVersion=${from}`, 3, () => {
    create('after');
    deleteObject(lab.api, configMaps, 'default', 'before');
  });
  expect(seen(events)).toEqual(['ADDED before', 'ADDED after', 'DELETED before']);
  // The last state of what is gone carries the version of its going.
  expect(events[2]?.object.metadata.resourceVersion).toBe(String(lab.api.store.version));
});

test('without a version: first everything there is', async () => {
  expect(seen(await watch('', 2, () => create('another')))).toEqual(['ADDED after', 'ADDED another']);
});

test('sendInitialEvents: everything there is, and a bookmark that says so', async () => {
  const query = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  const events = await watch(query, 3);
  expect(seen(events)).toEqual(['ADDED after', 'ADDED another', 'BOOKMARK']);
  expect(events[2]?.object).toMatchObject({
    kind: 'ConfigMap',
    metadata: { annotations: { 'k8s.io/initial-events-end': 'true' }, resourceVersion: String(lab.api.store.version) },
  });
  const refused = await ask(lab, 'GET', `${path}?watch=true&sendInitialEvents=true`);
  expect(JSON.parse(refused.text)).toMatchObject({
    code: 400,
    message: 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
  });
});

test('selected: what comes into the selection is added, what leaves it deleted', async () => {
  const moving = create('moving', { in: 'no' });
  const put = (value: string) =>
    updateObject(lab.api, configMaps, {
      ...moving,
      metadata: { name: 'moving', namespace: 'default', labels: { in: value } },
    });
  const events = await watch(`labelSelector=in%3Dyes&resourceVersion=${lab.api.store.version}`, 3, () => {
    put('yes');
    create('unseen');
    put('no');
    put('yes');
  });
  expect(seen(events)).toEqual(['ADDED moving', 'DELETED moving', 'ADDED moving']);
});

test('by name: only that one', async () => {
  const events = await watch(`fieldSelector=metadata.name%3Dmine&resourceVersion=${lab.api.store.version}`, 1, () => {
    create('theirs');
    create('mine');
  });
  expect(seen(events)).toEqual(['ADDED mine']);
});

test('as tables: columns only in the first event', async () => {
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  const events = await watch(
    `resourceVersion=${lab.api.store.version}`,
    2,
    () => {
      create('row-1');
      create('row-2');
    },
    accept,
  );
  expect(events.map(({ object }) => object.kind)).toEqual(['Table', 'Table']);
  expect(events[0]?.object.columnDefinitions).toHaveLength(3);
  expect(events[1]?.object.columnDefinitions).toBeNull();
  expect(events[1]?.object.rows?.[0]?.cells).toEqual(['row-2', 0, '0s']);
});

test('it ends when its time is over, with a bookmark for who asked', async () => {
  const reply = await ask(
    lab,
    'GET',
    `${path}?watch=true&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=${lab.api.store.version}`,
  );
  expect(JSON.parse(reply.text)).toMatchObject({ type: 'BOOKMARK', object: { kind: 'ConfigMap' } });
});
