import { afterAll, beforeAll, expect, test } from 'vitest';
import { configMaps } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { ConfigMap } from '../../../../src/simulator/kubernetes/objects/cluster.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { ask, startTestServer, testApi, type TestServer } from './testServer.ts';

interface List {
  readonly kind: string;
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly items: readonly ConfigMap[];
}

let lab: TestServer;
beforeAll(async () => {
  lab = await startTestServer(undefined, testApi(64));
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    createObject(lab.api, configMaps, {
      metadata: { name, namespace: 'default', labels: { even: String(name === 'b' || name === 'd') } },
    });
});
afterAll(() => lab.server.dispose());

const path = '/api/v1/namespaces/default/configmaps';
const read = async (query: string): Promise<List> => JSON.parse((await ask(lab, 'GET', path + query)).text) as List;
const names = (list: List) => list.items.map(({ metadata }) => metadata.name);

test('pages are of the moment of the first, whatever happens in between', async () => {
  const first = await read('?limit=2');
  expect(names(first)).toEqual(['a', 'b']);
  expect(first.metadata.remainingItemCount).toBe(3);
  createObject(lab.api, configMaps, { metadata: { name: 'bb', namespace: 'default' } });
  deleteObject(lab.api, configMaps, 'default', 'd');
  const second = await read(`?limit=2&continue=${first.metadata.continue}`);
  expect(names(second)).toEqual(['c', 'd']);
  expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  const last = await read(`?limit=2&continue=${second.metadata.continue}`);
  expect(names(last)).toEqual(['e']);
  expect(last.metadata.continue).toBeUndefined();
  expect(names(await read(''))).toEqual(['a', 'b', 'bb', 'c', 'e']);
});

test('a page too old is 410, with a way to go on', async () => {
  const first = await read('?limit=1');
  for (let index = 0; index < 70; index += 1) {
    createObject(lab.api, configMaps, { metadata: { name: 'passing', namespace: 'other' } });
    deleteObject(lab.api, configMaps, 'other', 'passing');
  }
  const reply = await ask(lab, 'GET', `${path}?limit=1&continue=${first.metadata.continue}`);
  const status = JSON.parse(reply.text) as { metadata: { continue: string }; message: string };
  expect(reply.status).toBe(410);
  expect(status).toMatchObject({
    reason: 'Expired',
    message: expect.stringContaining('The provided continue parameter is too old') as string,
  });
  expect(names(await read(`?limit=2&continue=${status.metadata.continue}`))).toEqual(['b', 'bb']);
});

test('selected pages count on what is selected', async () => {
  const page = await read('?limit=1&labelSelector=even%3Dfalse');
  expect(names(page)).toEqual(['a']);
  // As the API server: how much is left is not known when something is selected.
  expect(page.metadata.remainingItemCount).toBeUndefined();
  expect(names(await read(`?labelSelector=even%3Dfalse&continue=${page.metadata.continue}`))).toEqual(['c', 'e']);
});

test('at a version: exactly then, not before, or not yet', async () => {
  const { resourceVersion } = (await read('')).metadata;
  createObject(lab.api, configMaps, { metadata: { name: 'later', namespace: 'default' } });
  expect(names(await read(`?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`))).not.toContain('later');
  expect(names(await read(`?resourceVersion=${resourceVersion}&resourceVersionMatch=NotOlderThan`))).toContain('later');
  expect(names(await read('?resourceVersion=0'))).toContain('later');
  const future = await ask(lab, 'GET', `${path}?resourceVersion=999999`);
  expect(JSON.parse(future.text)).toMatchObject({
    code: 504,
    reason: 'Timeout',
    message: expect.stringMatching(/^Too large resource version: 999999, current: \d+$/) as string,
  });
  expect((await ask(lab, 'GET', `${path}?resourceVersionMatch=Exact`)).status).toBe(400);
});

test('as metadata only, and as a table with or without objects', async () => {
  const form = async (accept: string, query = '') =>
    JSON.parse((await ask(lab, 'GET', `${path}${query}`, undefined, { accept })).text) as {
      kind: string;
      items?: unknown[];
      rows?: { object?: { kind: string } }[];
    };
  const metadata = await form('application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1');
  expect(metadata.kind).toBe('PartialObjectMetadataList');
  expect(metadata.items?.[0]).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a' } });
  const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  expect((await form(table)).rows?.[0]?.object?.kind).toBe('PartialObjectMetadata');
  expect((await form(table, '?includeObject=Object')).rows?.[0]?.object?.kind).toBe('ConfigMap');
  expect((await form(table, '?includeObject=None')).rows?.[0]).not.toHaveProperty('object');
});
