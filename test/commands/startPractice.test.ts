import { expect, it, vi } from 'vitest';
import { startPractice } from '../../src/commands/startPractice.ts';
import type { Connection } from '../../src/connection/connection.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

function practice() {
  const ending = new AbortController();
  const connection = { profile: { id: 'practice' }, closed: ending.signal } as Connection;
  return { connection, ending };
}

function workbench(current: Connection | undefined, setAside?: string) {
  const used: Connection[] = [];
  const warnings: string[] = [];
  const next = practice().connection;
  const deps = {
    connections: { current, use: (connection: Connection) => void used.push(connection), close() {} },
    doors: {
      practice: () => Promise.resolve({ connection: next, setAside }),
      forgetPractice: () => Promise.resolve(),
      aws: () => next,
      awsProfiles: () => Promise.resolve([]),
    },
    withProgress: async <T>(_title: string, run: (report: () => void, signal: AbortSignal) => Promise<T>): Promise<T> =>
      await run(() => {}, new AbortController().signal),
    notices: {
      info: () => Promise.resolve(undefined),
      warn: (text: string) => {
        warnings.push(text);
        return Promise.resolve(undefined);
      },
      error() {},
    },
    clusterView: { show: () => Promise.resolve(), revealEnis: () => Promise.resolve() },
  };
  return { deps, used, next, warnings };
}

it('starts a world where there is none, and leaves one alone that is running', async () => {
  const none = workbench(undefined);
  await startPractice(none.deps);
  expect(none.used).toEqual([none.next]);
  const running = workbench(practice().connection);
  await startPractice(running.deps);
  expect(running.used).toEqual([]);
});

it('starts a new world when the one in use has ended by itself', async () => {
  const { connection, ending } = practice();
  ending.abort();
  const dead = workbench(connection);
  await startPractice(dead.deps);
  expect(dead.used).toEqual([dead.next]);
});

it('says where a world is that could not be read', async () => {
  const { deps, warnings } = workbench(undefined, '/state/practice.world.broken');
  await startPractice(deps);
  expect(warnings).toEqual([expect.stringContaining('/state/practice.world.broken')]);
});
