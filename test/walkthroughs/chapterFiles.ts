import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChapterSlug } from '../../src/lab/chapters.ts';

export const root = join(import.meta.dirname, '../../walkthroughs');

/** File endings by language. */
export const languages = { en: '', ko: '.ko' } as const;
export type Language = keyof typeof languages;

export function readChapter(slug: ChapterSlug, language: Language): string {
  return readFileSync(join(root, slug, `chapter${languages[language]}.md`), 'utf8');
}

export function readStep(slug: ChapterSlug, language: Language): string {
  return readFileSync(join(root, slug, `step${languages[language]}.md`), 'utf8');
}

export function readFigure(slug: ChapterSlug): string {
  return readFileSync(join(root, slug, 'figure.svg'), 'utf8');
}

/** A Markdown text as a list of what it is made of, in order: headings by depth, paragraphs, lists, fences, tables… */
export function outline(text: string): readonly string[] {
  const parts: string[] = [];
  let fence: string | undefined;
  let inside = '';
  for (const line of text.split('\n')) {
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      continue;
    }
    const kind = kindOf(line);
    if (kind.startsWith('fence')) fence = /^`+/.exec(line)?.[0];
    // Lines of one paragraph, list or table count once, except for list items and table rows.
    if (kind !== '' && (kind !== inside || kind !== 'paragraph')) parts.push(kind);
    inside = kind;
  }
  return parts;
}

function kindOf(line: string): string {
  if (line.trim() === '') return '';
  const heading = /^#+/.exec(line)?.[0];
  if (heading !== undefined) return `h${heading.length}`;
  if (line.startsWith('```')) return `fence ${line.slice(3)}`;
  if (line.startsWith('![')) return 'image';
  if (line.startsWith('|')) return `row of ${line.split('|').length - 2}`;
  if (line.startsWith('>')) return 'quotation';
  if (/^(-|\d+\.) /.test(line)) return 'item';
  return 'paragraph';
}
