import { expect, it } from 'vitest';
import { Emitter } from '../../src/base/event.ts';

it('tells every listener until it is disposed', () => {
  const emitter = new Emitter<number>();
  const heard: string[] = [];
  const first = emitter.event((value) => heard.push(`first ${value}`));
  emitter.event((value) => heard.push(`second ${value}`));
  emitter.fire(1);
  first.dispose();
  emitter.fire(2);
  expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
});

it('counts the same function subscribed twice as two listeners', () => {
  const emitter = new Emitter<void>();
  let calls = 0;
  const listener = () => {
    calls += 1;
  };
  const one = emitter.event(listener);
  emitter.event(listener);
  one.dispose();
  one.dispose();
  emitter.fire();
  expect(calls).toBe(1);
  expect(emitter.hasListeners).toBe(true);
});

it('lets a change of listeners during a firing wait for the next', () => {
  const emitter = new Emitter<void>();
  const heard: string[] = [];
  const outer = emitter.event(() => {
    heard.push('outer');
    outer.dispose();
    emitter.event(() => heard.push('inner'));
  });
  emitter.fire();
  expect(heard).toEqual(['outer']);
  emitter.fire();
  expect(heard).toEqual(['outer', 'inner']);
});

it('forgets everyone when disposed', () => {
  const emitter = new Emitter<void>();
  let calls = 0;
  emitter.event(() => {
    calls += 1;
  });
  emitter.dispose();
  emitter.fire();
  expect(calls).toBe(0);
  expect(emitter.hasListeners).toBe(false);
});
