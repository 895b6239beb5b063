import { expect, test } from 'vitest';
import type { Connection } from '../../src/connection/connection.ts';
import { Connections } from '../../src/connection/connections.ts';

/** A connection that only tells of its end. */
function named(name: string, told: string[]): Connection {
  return { profile: { name }, dispose: () => told.push(`${name} closed`) } as unknown as Connection;
}

test('using another connection closes the one before, once everybody knows', () => {
  const told: string[] = [];
  const connections = new Connections();
  connections.onDidChange((now) => told.push(`now ${now?.profile.name ?? 'none'}`));
  connections.use(named('one', told));
  connections.use(named('two', told));
  connections.close();
  connections.close();
  expect(told).toEqual(['now one', 'now two', 'one closed', 'now none', 'two closed']);
  expect(connections.current).toBeUndefined();
});

test('disposing closes the connection in use', () => {
  const told: string[] = [];
  const connections = new Connections();
  connections.use(named('one', told));
  connections.dispose();
  expect(told).toEqual(['one closed']);
});
