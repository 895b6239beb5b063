import { expect, test } from 'vitest';
import { frame } from '../../../src/shell/watch/frame.ts';

const size = { columns: 20, rows: 4 };

test('a heading, an empty line, and as much as fits', () => {
  const heading = { title: 'Every 2.0s: kubectl get pods', right: 'h: 10:00' };
  expect(frame({ heading, output: 'one\ntwo\nthree\n', before: undefined, size })).toBe(
    'Every 2.0s: h: 10:00\n\none\ntwo',
  );
});

test('what changed is inverted', () => {
  const shown = frame({ heading: undefined, output: 'age 12s\nnew\n', before: 'age 11s\n', size });
  expect(shown).toBe('age 1\u001b[7m2\u001b[27ms\n\u001b[7mnew\u001b[27m');
});

test('without changes there are no marks', () => {
  expect(frame({ heading: undefined, output: 'same', before: 'same', size })).toBe('same');
});
