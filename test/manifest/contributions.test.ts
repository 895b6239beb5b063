import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { abilities, colors, commands, contextKeys, settings, views, walkthroughId } from '../../src/contributions.ts';
import { chapterSlugs } from '../../src/lab/chapters.ts';
import { readFiles } from '../architecture/sourceFile.ts';
import { readManifest } from './manifest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const manifest = readManifest();
const { contributes } = manifest;
const text = JSON.stringify(manifest);
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** Every match of the pattern's first group in the manifest, once. */
function found(pattern: RegExp, within = text): Set<string> {
  return new Set([...within.matchAll(pattern)].map(([, group = '']) => group));
}

describe('package.json and src/contributions.ts agree', () => {
  test('on commands', () => {
    expect(new Set(contributes.commands.map(({ command }) => command))).toEqual(new Set(Object.values(commands)));
  });

  test('on the commands that menus and links name', () => {
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? []));
    const named = new Set([...inMenus, ...found(/command:(eksNetworkingLab[\w.]*)/g)]);
    const known = new Set<string>(Object.values(commands));
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
  });

  test('on views', () => {
    const declared = [...Object.values(contributes.viewsContainers), ...Object.values(contributes.views)].flat();
    expect(new Set(declared.map(({ id }) => id))).toEqual(new Set(Object.values(views)));
  });

  test('on colours', () => {
    expect(contributes.colors.map(({ id }) => id)).toEqual(Object.values(colors));
  });

  test('on settings', () => {
    const { section, ...names } = settings;
    const expected = new Set(Object.values(names).map((name) => `${section}.${name}`));
    expect(new Set(Object.keys(contributes.configuration.properties))).toEqual(expected);
  });

  test('on the walkthrough and its chapters', () => {
    expect(contributes.walkthroughs.map(({ id }) => id)).toEqual([walkthroughId]);
    const events = steps.flatMap(({ completionEvents }) => completionEvents);
    expect(events.filter((event) => event.includes(contextKeys.chapterDone))).toEqual(
      chapterSlugs.map((slug) => `onContext:${contextKeys.chapterDone}.${slug}`),
    );
  });

  test('on context keys', () => {
    const clauses = [...found(/"when":"((?:[^"\\]|\\.)*)"/g), ...found(/onContext:([\w.-]+)/g)];
    const other = new Set<string>([...Object.values(views), ...Object.values(commands)]);
    const used = new Set(
      clauses
        .flatMap((clause) => clause.match(/eksNetworkingLab\.[\w.-]+/g) ?? [])
        .map((key) => (key.startsWith(contextKeys.chapterDone) ? contextKeys.chapterDone : key))
        .filter((key) => !other.has(key)),
    );
    expect(used).toEqual(new Set(Object.values(contextKeys)));
  });

  test('on the abilities of tree items', () => {
    expect(found(/viewItem =~ \/\\+b(\w+?)\\+b\//g)).toEqual(new Set(Object.values(abilities)));
  });
});

test('every file that the manifest names exists', () => {
  const icons = [...contributes.walkthroughs, ...Object.values(contributes.viewsContainers).flat()].map(
    ({ icon }) => icon,
  );
  const media = steps.flatMap((step) => Object.values(step.media));
  const files = [...icons, ...media];
  expect(files.length).toBeGreaterThan(steps.length);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('no other source file spells an id out', () => {
  const literal = /['"`]eksNetworkingLab[.'"`]/;
  const files = readFiles('src/**/*.ts').filter(({ path: file }) => file !== 'src/contributions.ts');
  expect(files.filter((file) => literal.test(file.text)).map((file) => file.path)).toEqual([]);
});
