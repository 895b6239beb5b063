import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SavedObject } from '../../../src/simulator/kubernetes/savedObjects.ts';
import { saveWorld, type SavedWorld } from '../../../src/simulator/persistence/savedWorld.ts';
import { readWorld, writeWorld } from '../../../src/simulator/persistence/worldFile.ts';
import { Practice } from '../cloudformation/practice.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'world-'));
  file = path.join(folder, 'world');
});
afterEach(() => rm(folder, { recursive: true }));

function configMap(name: string, text: string): SavedObject {
  const object = {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name, namespace: 'default', resourceVersion: '7' },
    data: { text },
  };
  return { group: '', version: 'v1', plural: 'configmaps', object };
}

function world(objects: readonly SavedObject[]): SavedWorld {
  return { ...saveWorld(new Practice()), clusters: new Map([['myeks', objects]]) };
}

test('what is written is read again, whatever it says', async () => {
  const objects = Array.from({ length: 450 }, (_, index) =>
    configMap(`one-${index}`, `line\nend\n\u2028 서울 "${index}"`),
  );
  const saved = world(objects);
  await writeWorld(file, saved);
  expect(await readWorld(file)).toEqual({ saved });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['world']);
});

test('a world is of the moment it was saved, though it changes while it is written', async () => {
  const practice = new Practice();
  const stack = practice.create('Resources: { G: { Type: AWS::EC2::InternetGateway } }');
  const writing = writeWorld(file, saveWorld(practice));
  practice.clock.advance(60_000);
  await writing;
  expect(stack.status).toBe('CREATE_COMPLETE');
  const { saved } = await readWorld(file);
  expect(saved?.stacks.map(({ status }) => status)).toEqual(['CREATE_IN_PROGRESS']);
  expect(saved?.world['internetGateways']?.size).toBe(0);
});

test.each([
  ['is cut off', (size: number) => truncate(file, size - 40)],
  ['is of another kind', () => writeFile(file, 'EKS Networking Lab world 9\nend\n')],
  ['is empty', () => truncate(file, 0)],
  ['has a hole', async (size: number) => writeFile(file, (await readFile(file)).fill(0, size - 90, size - 60))],
])('a file that %s is set aside', async (_, harm) => {
  await writeWorld(file, world([configMap('one', 'a'.repeat(100))]));
  await harm((await stat(file)).size);
  const harmed = await readFile(file);
  expect(await readWorld(file)).toEqual({ setAside: `${file}.broken` });
  expect(await readFile(`${file}.broken`)).toEqual(harmed);
  expect(await readWorld(file)).toEqual({});
});
