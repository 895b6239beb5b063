import { expect, it } from 'vitest';
import { onDispose } from '../../src/base/disposable.ts';
import { OpenGesture } from '../../src/views/cluster/openGesture.ts';

function gesture() {
  let now = 0;
  const clock = { now: () => now, after: () => onDispose(() => {}) };
  return { gesture: new OpenGesture(clock), wait: (ms: number) => (now += ms) };
}

it('a single click only chooses', () => {
  expect(gesture().gesture.isOpened('a')).toBe(false);
});

it('a second click on the same row soon after opens; a third begins anew', () => {
  const { gesture: it, wait } = gesture();
  it.isOpened('a');
  wait(300);
  expect(it.isOpened('a')).toBe(true);
  wait(300);
  expect(it.isOpened('a')).toBe(false);
});

it('two clicks on two rows, or long apart, open nothing', () => {
  const { gesture: it, wait } = gesture();
  it.isOpened('a');
  expect(it.isOpened('b')).toBe(false);
  wait(2000);
  expect(it.isOpened('b')).toBe(false);
});

it('Enter opens the row that reports next, and only that', () => {
  const { gesture: it, wait } = gesture();
  it.byKeyboard();
  wait(100);
  expect(it.isOpened('a')).toBe(true);
  expect(it.isOpened('a')).toBe(false);
});

it('an Enter on a row without a page does not open what is clicked later', () => {
  const { gesture: it, wait } = gesture();
  it.byKeyboard();
  wait(5000);
  expect(it.isOpened('a')).toBe(false);
});
