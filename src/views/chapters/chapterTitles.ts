import { chapterSlugs, type ChapterSlug } from '../../lab/chapters.ts';
import { parseChapter } from '../../lab/parseChapter.ts';
import type { Documents } from '../../ports/documents.ts';

/** Titles of all chapters, each the first heading of its text; read once, when first asked for. */
export class ChapterTitles {
  readonly #documents: Pick<Documents, 'chapterText'>;
  #titles: Promise<ReadonlyMap<ChapterSlug, string>> | undefined;

  constructor(documents: Pick<Documents, 'chapterText'>) {
    this.#documents = documents;
  }

  async all(): Promise<ReadonlyMap<ChapterSlug, string>> {
    this.#titles ??= this.#read();
    return await this.#titles;
  }

  async #read(): Promise<ReadonlyMap<ChapterSlug, string>> {
    return new Map(
      await Promise.all(
        chapterSlugs.map(async (slug) => {
          const { title } = parseChapter(await this.#documents.chapterText(slug));
          return [slug, title === '' ? slug : title] as const;
        }),
      ),
    );
  }
}
