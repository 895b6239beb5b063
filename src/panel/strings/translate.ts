/**
 * The editor's translation: it gets each English text literally, with its places `{0}`, `{1}` still open; the page fills
 * them.
 */
export type Translate = (text: string) => string;
