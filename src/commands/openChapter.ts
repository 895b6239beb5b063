import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import { chapterSlugs, type ChapterSlug } from '../lab/chapters.ts';
import type { Services } from './services.ts';

type Deps = Pick<Services, 'documents' | 'prompts' | 'chapterTitles'>;

/** Opens a chapter in an editor; asks which one when none is named. */
export async function openChapter(deps: Deps, slug: string | undefined): Promise<void> {
  if (slug !== undefined && !isChapter(slug)) throw new LabError('not-found', slug);
  const chosen = slug ?? (await pickChapter(deps));
  if (chosen !== undefined) await deps.documents.showChapter(chosen);
}

async function pickChapter({ prompts, chapterTitles }: Deps): Promise<ChapterSlug | undefined> {
  const titles = await chapterTitles.all();
  return await prompts.pick(
    chapterSlugs.map((slug) => ({ label: titles.get(slug) ?? slug, value: slug })),
    { title: l10n.t('Open chapter') },
  );
}

function isChapter(slug: string): slug is ChapterSlug {
  return chapterSlugs.some((each) => each === slug);
}
