import { expect, it } from 'vitest';
import type { Option } from '../../../src/webview/app/offer.ts';
import { wordMatches } from '../../../src/webview/app/wordMatches.ts';

const note = (count: number) => `${count} match`;
const types: readonly Option<string>[] = [
  { value: '', label: '(none)', text: '' },
  { value: 'm5.large', label: 'm5.large', detail: '29 pods · 2 vCPU' },
  { value: 't3.medium', label: 't3.medium', detail: '17 pods · 2 vCPU' },
  { value: 't3a.medium', label: 't3a.medium', detail: '17 pods · 2 vCPU · like t3' },
];
const labels = (typed: string, shown = '') => wordMatches(types, typed, shown, note).options.map(({ label }) => label);

it('finds every word that was typed, in any order and case, in label or detail', () => {
  expect(labels('17 MEDIUM')).toEqual(['t3.medium', 't3a.medium']);
  expect(labels('29 medium')).toEqual([]);
  expect(wordMatches(types, 'pods', '', note).note).toBe('3 match');
});

it('puts first what begins with the first word', () => {
  expect(labels('m')).toEqual(['m5.large', 't3.medium', 't3a.medium']);
  expect(labels('t3 pods')).toEqual(['t3.medium', 't3a.medium']);
});

it('offers everything where nothing was typed, from five before the chosen one and no more than sixty', () => {
  expect(labels('')).toHaveLength(4);
  const many = Array.from({ length: 100 }, (_, index) => ({ value: index, label: `node-${index}` }));
  const near = wordMatches(many, '', 'node-20', note);
  expect(near.options.map(({ value }) => value)).toEqual(Array.from({ length: 60 }, (_, index) => 15 + index));
  expect(near.note).toBe('100 match');
});

it('knows the chosen one by what stands in the field, which need not be its label', () => {
  const padded = [...Array.from({ length: 9 }, (_, index) => ({ value: `${index}`, label: `${index}` })), ...types];
  expect(wordMatches(padded, '', '', note).options[0]?.label).toBe('4');
});
