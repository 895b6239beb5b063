import { refuseUnknown } from '../operations/parameters.ts';
import { UsageError } from '../usage.ts';
import { parseWords } from '../words.ts';
import type { CommandOption } from './commandOption.ts';

/** What the words after a command say. */
export interface CommandWords {
  text(option: string): string | undefined;
  /** Undefined when the option is not there. */
  list(option: string): readonly string[] | undefined;
  has(option: string): boolean;
}

/** Reads the options of a command that is no operation. Throws what the CLI says of missing and unknown ones. */
export function readCommandWords(args: readonly string[], options: readonly CommandOption[]): CommandWords {
  const parsed = parseWords(args, options);
  const { given } = parsed;
  const missing = options.filter(({ name, required }) => required === true && !given.has(name));
  if (missing.length > 0)
    throw new UsageError(`the following arguments are required: ${missing.map(({ name }) => `--${name}`).join(', ')}`);
  refuseUnknown(parsed);
  return {
    text: (option) => given.get(option)?.[0],
    list: (option) => given.get(option),
    has: (option) => given.has(option),
  };
}
