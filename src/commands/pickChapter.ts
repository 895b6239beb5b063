import { LabError } from '../base/errors.ts';
import { chapterSlugs, type ChapterSlug } from '../lab/chapters.ts';
import type { Services } from './services.ts';

/** Asks for a chapter; undefined when none is chosen. */
export async function pickChapter(
  { prompts, chapterTitles }: Pick<Services, 'prompts' | 'chapterTitles'>,
  title: string,
): Promise<ChapterSlug | undefined> {
  const titles = await chapterTitles.all();
  return await prompts.pick(
    chapterSlugs.map((slug) => ({ label: titles.get(slug) ?? slug, value: slug })),
    { title },
  );
}

/** The chapter of that name. Throws `not-found` when there is none. */
export function chapterNamed(name: string): ChapterSlug {
  const found = chapterSlugs.find((slug) => slug === name);
  if (found === undefined) throw new LabError('not-found', name);
  return found;
}
