/**
 * Text that Markdown shows as it is. Every ASCII punctuation mark is escaped, so nothing starts markup, an entity or a
 * link of itself; line breaks become spaces, since a line can start a list or a heading. (The editor's own `appendText`
 * makes spaces unbreakable, which tears long messages apart in the middle of words.)
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}
