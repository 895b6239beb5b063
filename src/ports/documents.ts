/** Texts a person reads, opened in editors, and the clipboard. */
export interface Documents {
  /** A page that nobody can edit, under a name that ends in the extension of its language, such as `nginx.md`. */
  showText(name: string, text: string): Promise<void>;
  /** A chapter of the lab in the person's language. */
  showChapter(slug: string): Promise<void>;
  /** The Markdown of a chapter in the person's language. */
  chapterText(slug: string): Promise<string>;
  copy(text: string): Promise<void>;
}
