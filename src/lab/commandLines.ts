/** One command of a block, with the lines it takes in the block, from 0. */
export interface CommandLine {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Words that open a compound command, and those that close one. */
const opening = /(?:^|[;&|\s])(?:do|then|case|\{)(?=\s|$)/g;
const closing = /(?:^|[;&|\s])(?:done|fi|esac|\})(?=[\s;)]|$)/g;

/**
 * Splits a block into its commands: a line each, unless a heredoc, a quotation, a loop or a backslash goes on. Text that
 * never closes is one command to the end. Comments alone are no command.
 */
export function commandLines(block: string): readonly CommandLine[] {
  const lines = block.split('\n');
  const commands: CommandLine[] = [];
  let first = 0;
  for (let last = 0; last < lines.length; last += 1) {
    const text = lines.slice(first, last + 1).join('\n');
    if (last < lines.length - 1 && isOpen(text)) continue;
    const bare = text.trim();
    if (bare !== '' && !bare.split('\n').every((line) => line.trim().startsWith('#')))
      commands.push({ text, first, last });
    first = last + 1;
  }
  return commands;
}

/** Whether the text goes on in the next line. */
function isOpen(text: string): boolean {
  const { plain, quoted, heredoc } = scan(text);
  if (quoted || heredoc || text.endsWith('\\') || /(?:\||&&)\s*$/.test(plain)) return true;
  const depth = (plain.match(opening)?.length ?? 0) - (plain.match(closing)?.length ?? 0);
  const parentheses = (plain.match(/\(/g)?.length ?? 0) - (plain.match(/\)/g)?.length ?? 0);
  // `case x in a) …` closes what it did not open.
  return depth > 0 || (parentheses > 0 && !/\bcase\b/.test(plain));
}

/** The text without quotations, comments and heredocs, and whether one of the former is unfinished. */
function scan(text: string): { readonly plain: string; readonly quoted: boolean; readonly heredoc: boolean } {
  const plain: string[] = [];
  let quote = '';
  let end: string | undefined;
  for (const line of text.split('\n')) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    const [kept, open] = withoutQuotations(line, quote);
    quote = open;
    plain.push(kept);
    if (quote === '') end = /<<-?\s*(['"]?)(\w+)\1/.exec(line)?.[2];
  }
  return { plain: plain.join('\n'), quoted: quote !== '', heredoc: end !== undefined };
}

/** A line's text outside quotations, and the quotation mark that is open at its end; `open` is the one it begins in. */
function withoutQuotations(line: string, open: string): readonly [kept: string, open: string] {
  let kept = '';
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (letter === '\\' && quote !== "'") at += 1;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) break;
    else kept += letter;
  }
  return [kept, quote];
}
