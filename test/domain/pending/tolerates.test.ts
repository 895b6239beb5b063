import { expect, it } from 'vitest';
import { tolerates, type Toleration } from '../../../src/domain/pending/tolerates.ts';

const taint = { key: 'dedicated', value: 'db', effect: 'NoSchedule' };
const toleration = (more: Partial<Toleration>): Toleration => ({
  key: 'dedicated',
  operator: 'Equal',
  value: 'db',
  effect: 'NoSchedule',
  ...more,
});

/** From the API reference of core/v1 Toleration. */
it.each<[string, Partial<Toleration>, boolean]>([
  ['the same key, value and effect', {}, true],
  ['another value', { value: 'web' }, false],
  ['another key', { key: 'team' }, false],
  ['another effect', { effect: 'NoExecute' }, false],
  ['any effect', { effect: undefined }, true],
  ['any value', { operator: 'Exists', value: '' }, true],
  ['any taint', { key: undefined, operator: 'Exists', value: '', effect: undefined }, true],
  ['no key without Exists', { key: undefined, operator: 'Equal', value: 'db' }, false],
])('%s', (_name, more, covered) => {
  expect(tolerates([toleration(more)], taint)).toBe(covered);
});

it('covers nothing without tolerations', () => {
  expect(tolerates([], taint)).toBe(false);
});
