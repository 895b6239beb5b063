import { UsageError } from './usage.ts';

/** An option of a command line, without its dashes: `many` takes the words up to the next option. */
export interface OptionName {
  readonly name: string;
  readonly takes: 'one' | 'many' | 'nothing';
}

export interface ParsedWords {
  /** By the option's name; the last one counts. A switch has no words. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Words that belong to no option. */
  readonly words: readonly string[];
  /** What looks like an option and is none. */
  readonly unknown: readonly string[];
  /** `words` and `unknown` as they came. */
  readonly rest: readonly string[];
}

interface Found<Option> {
  readonly option: Option | undefined;
  readonly value: string | undefined;
}

/**
 * Reads options the way of Python's argparse, which the AWS CLI is built on: an option may be shortened as long as it is
 * clear which one is meant, `--name=value` is `--name value`, and a negative number is a value.
 */
export function parseWords<Option extends OptionName>(
  args: readonly string[],
  options: readonly Option[],
): ParsedWords {
  const given = new Map<string, readonly string[]>();
  const words: string[] = [];
  const unknown: string[] = [];
  const rest: string[] = [];
  const isValue = (word: string | undefined) => word !== undefined && optionIn(word, options) === undefined;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const found = optionIn(word, options);
    if (found?.option === undefined) {
      (found === undefined ? words : unknown).push(word);
      rest.push(word);
      continue;
    }
    const { option, value } = found;
    const values = value === undefined ? [] : [value];
    if (option.takes === 'nothing' && value !== undefined)
      throw new UsageError(`argument --${option.name}: ignored explicit argument '${value}'`);
    if (option.takes === 'many' && value === undefined)
      for (; isValue(args[at + 1]); at += 1) values.push(args[at + 1] ?? '');
    if (option.takes === 'one' && value === undefined) {
      if (!isValue(args[at + 1])) throw new UsageError(`argument --${option.name}: expected one argument`);
      at += 1;
      values.push(args[at] ?? '');
    }
    // What is given again counts where it is given last.
    given.delete(option.name);
    given.set(option.name, values);
  }
  return { given, words, unknown, rest };
}

/** The option that a word names, `option: undefined` for an unknown one; nothing if the word is a value. */
function optionIn<Option extends OptionName>(word: string, options: readonly Option[]): Found<Option> | undefined {
  if (!word.startsWith('-') || word === '-' || word === '--') return undefined;
  const exact = options.find(({ name }) => word === `--${name}`);
  if (exact !== undefined) return { option: exact, value: undefined };
  const equals = word.indexOf('=');
  const start = equals < 0 ? word : word.slice(0, equals);
  const value = equals < 0 ? undefined : word.slice(equals + 1);
  const same = options.find(({ name }) => start === `--${name}`);
  if (same !== undefined) return { option: same, value };
  const longer = start.startsWith('--') ? options.filter(({ name }) => `--${name}`.startsWith(start)) : [];
  if (longer.length > 1) {
    const names = longer.map(({ name }) => `--${name}`).join(', ');
    throw new UsageError(`ambiguous option: ${word} could match ${names}`);
  }
  if (longer[0] !== undefined) return { option: longer[0], value };
  if (/^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(' ')) return undefined;
  return { option: undefined, value: undefined };
}
