/** The text without the sequences that color it or move the cursor. */
export function withoutColors(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '');
}
