import { l10n } from 'vscode';
import { chapterNamed, pickChapter } from './pickChapter.ts';
import type { Services } from './services.ts';

/** Opens a chapter in an editor; asks which one when none is named. */
export async function openChapter(
  deps: Pick<Services, 'documents' | 'prompts' | 'chapterTitles'>,
  slug: string | undefined,
): Promise<void> {
  const chosen = slug === undefined ? await pickChapter(deps, l10n.t('Open chapter')) : chapterNamed(slug);
  if (chosen !== undefined) await deps.documents.showChapter(chosen);
}
