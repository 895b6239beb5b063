/** A flag of a command, in the manner of Go's pflag: `--name value`, `--name=value`, `-n value`. */
export interface Flag {
  readonly short?: string;
  /** A switch needs no value. A list may be given more than once. */
  readonly kind: 'text' | 'switch' | 'list';
}

export interface CommandLine<Name extends string> {
  /** The words that are no flags. */
  readonly words: readonly string[];
  /** How many of the words stand before `--`; all of them if there is none. */
  readonly wordsBeforeDashes: number;
  /** The value of a flag; its last one if it is given more than once. */
  text(name: Name): string | undefined;
  list(name: Name): readonly string[];
  has(name: Name): boolean;
}

/** What is wrong with a command line, in pflag's words. */
export class FlagError extends Error {}

/** Reads the words after a command. Flags and other words may come in any order; after `--` there are no flags. */
export function parseCommandLine<Name extends string>(
  args: readonly string[],
  flags: Readonly<Record<Name, Flag>>,
): CommandLine<Name> {
  const words: string[] = [];
  const values = new Map<string, string[]>();
  const given = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value]);
  const left = [...args];
  let wordsBeforeDashes: number | undefined;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') {
      wordsBeforeDashes = words.length;
      for (const rest of left.splice(0)) words.push(rest);
    } else if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=');
      const flag = flagOf(flags, name);
      if (flag === undefined) throw new FlagError(`unknown flag: --${name}`);
      if (rest.length > 0) given(name, rest.join('='));
      else given(name, flag.kind === 'switch' ? 'true' : valueAfter(`--${name}`, left));
    } else if (word.startsWith('-') && word !== '-') {
      readShorthands(word, flags, left, given);
    } else {
      words.push(word);
    }
  }
  return {
    words,
    wordsBeforeDashes: wordsBeforeDashes ?? words.length,
    text: (name) => values.get(name)?.at(-1),
    list: (name) => values.get(name) ?? [],
    has: (name) => (values.get(name)?.at(-1) ?? 'false') !== 'false',
  };
}

/** `-A`, `-n value`, `-nvalue`, `-n=value`, and switches together: `-Aq`; a switch may be given its value: `-A=false`. */
function readShorthands(
  word: string,
  flags: Readonly<Record<string, Flag>>,
  left: string[],
  given: (name: string, value: string) => void,
): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const found = Object.entries(flags).find(([, { short }]) => short === letter);
    if (found === undefined) throw new FlagError(`unknown shorthand flag: '${letter}' in ${word}`);
    const [name, { kind }] = found;
    if (kind === 'switch' && word.charAt(at + 1) !== '=') {
      given(name, 'true');
      continue;
    }
    const rest = word.slice(at + 1).replace(/^=/, '');
    given(name, rest === '' ? valueAfter(`'${letter}' in ${word}`, left) : rest);
    return;
  }
}

function valueAfter(flag: string, left: string[]): string {
  const value = left.shift();
  if (value === undefined) throw new FlagError(`flag needs an argument: ${flag}`);
  return value;
}

function flagOf(flags: Readonly<Record<string, Flag>>, name: string): Flag | undefined {
  return Object.hasOwn(flags, name) ? flags[name] : undefined;
}
