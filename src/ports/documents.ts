/** Texts a person reads, opened in editors, and the clipboard. */
export interface Documents {
  /** A page that nobody can edit, under a name that ends in the extension of its language, such as `nginx.md`. */
  showText(name: string, text: string): Promise<void>;
  /** Two pages side by side, as an editor shows differences. */
  showDifference(difference: Difference): Promise<void>;
  /** A chapter of the lab in the person's language. */
  showChapter(slug: string): Promise<void>;
  /** The text of a document, and a line of it; where none is named, the active editor's with the line of its cursor. */
  textAt(place: TextPlace | undefined): Promise<TextAt | undefined>;
  /** The Markdown of a chapter in the person's language. */
  chapterText(slug: string): Promise<string>;
  copy(text: string): Promise<void>;
}

export interface Difference {
  readonly title: string;
  readonly left: Page;
  readonly right: Page;
}

/** A page under a name that ends in the extension of its language. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/** A line of a document. Lines count from 0. */
export interface TextPlace {
  readonly uri: string;
  readonly line: number;
}

export interface TextAt extends TextPlace {
  readonly text: string;
}
