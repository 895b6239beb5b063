import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readFiles } from '../architecture/sourceFile.ts';
import { readJson } from './manifest.ts';
import { translatedTexts } from './translatedTexts.ts';

const manifest = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
const english = readJson<Record<string, string>>('package.nls.json');
const korean = readJson<Record<string, string>>('package.nls.ko.json');
const bundle = readJson<Record<string, string>>('media/l10n/bundle.l10n.ko.json');
const inCode = new Set(readFiles('src/**/*.ts').flatMap(translatedTexts));

/** The places `{0}`, `{1}` … that a text leaves open. */
function places(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].toSorted();
}

/** The links of a text that start a command. */
function links(text: string): string[] {
  return (text.match(/\(command:[^)]+\)/g) ?? []).toSorted();
}

test('the manifest uses the keys of package.nls.json, all of them', () => {
  const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key));
  expect(used.size).toBeGreaterThan(0);
  expect(new Set(Object.keys(english))).toEqual(used);
});

test('package.nls.ko.json has the same keys, with the same links', () => {
  expect(Object.keys(korean).toSorted()).toEqual(Object.keys(english).toSorted());
  for (const [key, text] of Object.entries(english)) expect(links(korean[key] ?? ''), key).toEqual(links(text));
});

test('the Korean bundle has the texts of the code, all of them and no others', () => {
  expect(inCode.size).toBeGreaterThan(0);
  const translated = new Set(Object.keys(bundle));
  expect(
    [...inCode].filter((text) => !translated.has(text)),
    'without a translation',
  ).toEqual([]);
  expect(
    [...translated].filter((text) => !inCode.has(text)),
    'no longer in the code',
  ).toEqual([]);
});

test.each(Object.entries(bundle))('%j keeps its places in Korean', (text, translation) => {
  expect(places(translation)).toEqual(places(text));
});

test('a text that is not a literal is refused', () => {
  const file = { path: 'src/views/x.ts', text: 'l10n.t(`Nodes: ${count}`);' };
  expect(() => translatedTexts(file)).toThrow('must be a literal');
});
