/** A program's options and what follows them. */
export interface Options {
  /** True if the option was given, by its letter or long name. */
  has(...names: readonly string[]): boolean;
  /** The last value given to the option. */
  value(...names: readonly string[]): string | undefined;
  readonly operands: readonly string[];
  /** The first option that the program does not know, as it was typed. */
  readonly unknown: string | undefined;
}

/**
 * Reads options as `getopt` does: letters may share a dash, a value follows its letter at once or as the next word, and
 * `--` ends them. `letters` lists them with `:` after those that take a value, `long` names the others likewise.
 * `permute`: options are also found after operands, as GNU programs do.
 */
export function readOptions(
  args: readonly string[],
  letters: string,
  { long = [], permute = true }: { readonly long?: readonly string[]; readonly permute?: boolean } = {},
): Options {
  const given = new Map<string, string | undefined>();
  const operands: string[] = [];
  let unknown: string | undefined;
  const rest = [...args];
  const note = (name: string, value?: string) => given.set(name, value);
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      operands.push(...rest.splice(0));
    } else if (arg.startsWith('--')) {
      const [name = '', value] = splitOnce(arg.slice(2), '=');
      if (long.includes(`${name}:`)) note(name, value ?? rest.shift());
      else if (long.includes(name)) note(name);
      else unknown ??= arg;
    } else if (arg.length > 1 && arg.startsWith('-')) {
      unknown ??= readLetters(arg.slice(1), letters, rest, note);
    } else {
      operands.push(arg);
      if (!permute) operands.push(...rest.splice(0));
    }
  }
  return {
    has: (...names) => names.some((name) => given.has(name)),
    value: (...names) => names.map((name) => given.get(name)).find((value) => value !== undefined),
    operands,
    unknown,
  };
}

function readLetters(
  word: string,
  letters: string,
  rest: string[],
  note: (name: string, value?: string) => void,
): string | undefined {
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const place = letter === ':' ? -1 : letters.indexOf(letter);
    if (place < 0) return `-${letter}`;
    if (letters[place + 1] !== ':') {
      note(letter);
      continue;
    }
    const attached = word.slice(at + 1);
    note(letter, attached === '' ? rest.shift() : attached);
    return undefined;
  }
  return undefined;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
