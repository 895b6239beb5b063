import { expect, test } from 'vitest';
import { configMaps, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { ObjectStore, type Change } from '../../../src/simulator/kubernetes/objectStore.ts';
import type { ConfigMap } from '../../../src/simulator/kubernetes/objects/cluster.ts';

const map = (name: string, value: string, resourceVersion?: string): ConfigMap => ({
  metadata: { name, namespace: 'default', ...(resourceVersion === undefined ? {} : { resourceVersion }) },
  data: { value },
});

const refusal = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { status?: { code: number; message: string } }).status;
  }
  return undefined;
};

test('every change has a version of its own, and a write that changes nothing has none', () => {
  const store = new ObjectStore();
  const first = store.add(configMaps, map('a', '1'));
  const second = store.replace(configMaps, map('a', '2'));
  expect(Number(second.metadata.resourceVersion)).toBe(Number(first.metadata.resourceVersion) + 1);
  expect(store.replace(configMaps, map('a', '2'))).toBe(second);
  expect(store.version).toBe(Number(second.metadata.resourceVersion));
});

test('a write from an old version is a conflict', () => {
  const store = new ObjectStore();
  const { resourceVersion } = store.add(configMaps, map('a', '1')).metadata;
  store.replace(configMaps, map('a', '2', resourceVersion));
  expect(refusal(() => store.replace(configMaps, map('a', '3', resourceVersion)))).toMatchObject({
    code: 409,
    reason: 'Conflict',
    message:
      'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
  });
});

test('names are taken once, and what is not there cannot be changed or removed', () => {
  const store = new ObjectStore();
  store.add(configMaps, map('a', '1'));
  expect(refusal(() => store.add(configMaps, map('a', '2')))).toMatchObject({ code: 409, reason: 'AlreadyExists' });
  expect(refusal(() => store.replace(configMaps, map('b', '2')))).toMatchObject({ code: 404 });
  expect(refusal(() => store.remove(pods, 'default', 'a'))).toMatchObject({ code: 404, message: 'pods "a" not found' });
});

test('a watcher that begins where its list ended misses nothing', () => {
  const store = new ObjectStore();
  store.add(configMaps, map('a', '1'));
  const listed = store.version;
  store.replace(configMaps, map('a', '2'));
  store.remove(configMaps, 'default', 'a');
  const live: Change[] = [];
  store.onDidChange((change) => live.push(change));
  store.add(configMaps, map('b', '1'));
  const replayed = store.changesSince(listed);
  expect(replayed.map(({ type }) => type)).toEqual(['MODIFIED', 'DELETED', 'ADDED']);
  expect(replayed.at(-1)).toBe(live[0]);
  // The last state of a deleted object carries the version of its deletion.
  expect(Number(replayed[1]?.object.metadata.resourceVersion)).toBe(listed + 2);
});

test('a version that is forgotten has expired', () => {
  const store = new ObjectStore(2);
  for (const name of ['a', 'b', 'c', 'd']) store.add(configMaps, map(name, '1'));
  expect(store.changesSince(store.version - 2)).toHaveLength(2);
  expect(refusal(() => store.changesSince(store.version - 3))).toMatchObject({ code: 410, reason: 'Expired' });
});

test('lists are ordered by namespace and name', () => {
  const store = new ObjectStore();
  for (const [namespace, name] of [
    ['b', 'x'],
    ['a', 'z'],
    ['a', 'y'],
  ] as const)
    store.add(configMaps, { metadata: { namespace, name } });
  expect(store.list(configMaps).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
    'a/y',
    'a/z',
    'b/x',
  ]);
  expect(store.list(configMaps, 'b')).toHaveLength(1);
});
