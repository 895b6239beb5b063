/** A command made ready for typing, or why it cannot be typed. */
export type CommandText =
  | { readonly kind: 'ready'; readonly input: string }
  /** It has a control character: typed into a terminal it would be a key press, not text. */
  | { readonly kind: 'control-character'; readonly code: number }
  | { readonly kind: 'empty' };

/** Ctrl-V, which tells line editors (readline, zle) to take the next key as text. */
const quoteNextKey = '\u0016';

/**
 * What to type into an interactive shell so that it takes a block as ONE command: a single line goes as it is; several
 * lines go between `{` and `}`. The group runs in the shell itself, so variables last; heredocs stay whole; the shell
 * reports one end, with the status of the last command. It works line by line in bash, old ones too, and zsh, and needs
 * no bracketed paste, no file and no quoting, so a person sees in the terminal what the chapter says.
 *
 * A tab would ask for completion and is typed behind Ctrl-V. Other control characters could press keys of the terminal
 * and are refused.
 */
export function commandText(block: string): CommandText {
  const lines = block.replaceAll(/\r\n?/g, '\n').replaceAll(/^\n+|\s+$/g, '');
  if (lines === '') return { kind: 'empty' };
  const control = /[^\P{Cc}\t\n]/u.exec(lines)?.[0];
  if (control !== undefined) return { kind: 'control-character', code: control.charCodeAt(0) };
  const typed = lines.replaceAll('\t', `${quoteNextKey}\t`);
  return { kind: 'ready', input: lines.includes('\n') ? `{\n${typed}\n}` : typed };
}
