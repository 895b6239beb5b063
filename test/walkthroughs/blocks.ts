import type { ChapterSlug } from '../../src/lab/chapters.ts';
import { parseChapter, type CommandBlock } from '../../src/lab/parseChapter.ts';
import { readChapter, type Language } from './chapterFiles.ts';

/** The command blocks of a chapter as it is written. */
export function blocksOf(slug: ChapterSlug, language: Language = 'en'): readonly CommandBlock[] {
  return parseChapter(readChapter(slug, language)).blocks;
}
