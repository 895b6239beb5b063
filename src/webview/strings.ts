/**
 * The editor's translation: it gets each English text literally, with its places `{0}`, `{1}` still open; the page fills
 * them.
 */
export type Translate = (text: string) => string;

/** A sentence about a number: the English needs two forms. `{0}` is the number. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}
