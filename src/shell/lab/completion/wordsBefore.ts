/** A simple command as far as it has been typed. */
export interface TypedWords {
  readonly command: string | undefined;
  /** The complete words after the command. */
  readonly words: readonly string[];
  /** The beginning of the word being typed; empty after a blank. */
  readonly word: string;
}

/**
 * The words of the command that the end of a line belongs to: what follows the last `|`, `;`, `&`, `(` or `{`, without
 * settings of variables before it. Quotation marks are taken away from complete words.
 */
export function wordsBefore(line: string): TypedWords {
  const pieces = line.match(/\s+|[|;&(){}\n]+|(?:\\.|'[^']*'?|"(?:\\.|[^"\\])*"?|[^\s|;&(){}\\'"])+|\\$/g) ?? [];
  let words: string[] = [];
  for (const piece of pieces) {
    if (/^[|;&(){}\n]/.test(piece)) words = [];
    else if (piece.trim() !== '') words.push(piece);
  }
  const ended = line === '' || /[\s|;&(){}]$/.test(line);
  const word = ended ? '' : (words.pop() ?? '');
  const start = words.findIndex((each) => !/^\w+=/.test(each) && !/^(?:do|then|else|time|!|sudo)$/.test(each));
  const [command, ...rest] = start < 0 ? [] : words.slice(start).map(unquoted);
  return { command, words: rest, word };
}

function unquoted(word: string): string {
  return word.replaceAll(/'([^']*)'?|"((?:\\.|[^"\\])*)"?|\\(.)/g, '$1$2$3');
}
