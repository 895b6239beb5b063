import { expect, it } from 'vitest';
import { DisposableStore, onDispose } from '../../src/base/disposable.ts';

it('runs once however often it is disposed', () => {
  let runs = 0;
  const item = onDispose(() => {
    runs += 1;
  });
  item.dispose();
  item.dispose();
  expect(runs).toBe(1);
});

it('lets go in reverse order, and of what comes late at once', () => {
  const order: string[] = [];
  const store = new DisposableStore();
  for (const name of ['first', 'second']) store.add(onDispose(() => order.push(name)));
  store.dispose();
  store.add(onDispose(() => order.push('late')));
  store.dispose();
  expect(order).toEqual(['second', 'first', 'late']);
});
