import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../walkthroughs/chapterFiles.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const files = { en: ['package.nls.json'], ko: ['package.nls.json', 'package.nls.ko.json'] } as const;

/** The manifest's text of a key, as a workbench in this language shows it. */
export function titleOf(key: string, language: Language): string {
  const texts = files[language].map((name) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as object);
  const found = (Object.assign({}, ...texts) as Record<string, string>)[key];
  if (found === undefined) throw new Error(`The manifest has no text ${key}.`);
  return found;
}
