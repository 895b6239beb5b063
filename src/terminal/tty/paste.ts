/** Turn it on and off that a terminal marks what is pasted. */
export const marksPastes = '\u001B[?2004h';
export const marksNoPastes = '\u001B[?2004l';

/** The marks around what is pasted. */
export const pasteStart = '\u001B[200~';
export const pasteEnd = '\u001B[201~';

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** A pasted text as it stands in a line: no control characters, and nothing that presses Enter at its end. */
export function pastedText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '').replace(/\n+$/, '');
}
