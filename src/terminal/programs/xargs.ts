import type { Program } from '../program.ts';
import { TextInput } from '../streams/input.ts';
import { readOptions } from './options.ts';

/** Words that one command gets at most. */
const most = 1000;

/** `xargs [-0rt] [-n count] [-I mark] [-d char] [command …]`. */
export const xargs: Program = {
  name: 'xargs',
  path: '/usr/bin/xargs',
  async run(context) {
    const options = readOptions(context.args, '0rtn:I:L:P:d:', { long: ['no-run-if-empty', 'null'], permute: false });
    const [command = 'echo', ...given] = options.operands;
    const text = await context.stdin.readAll(context.signal);
    const mark = options.value('I');
    const words = split(text, options.has('0', 'null'), options.value('d'), mark !== undefined || options.has('L'));
    const size = mark === undefined ? Number(options.value('n') ?? options.value('L') ?? most) : 1;
    if (words.length === 0 && (mark !== undefined || options.has('r', 'no-run-if-empty'))) return 0;
    let status = 0;
    for (let from = 0; from < Math.max(1, words.length); from += size) {
      const batch = words.slice(from, from + size);
      const argv =
        mark === undefined
          ? [command, ...given, ...batch]
          : [command, ...given.map((each) => each.replaceAll(mark, batch[0] ?? ''))];
      if (options.has('t')) await context.stderr.write(`${argv.join(' ')}\n`);
      const code = await context.run(argv, { stdin: new TextInput('') });
      if (code === 127) return 127;
      if (code !== 0) status = 123;
    }
    return status;
  },
};

function split(text: string, zero: boolean, delimiter: string | undefined, lines: boolean): readonly string[] {
  const separator = zero ? '\0' : delimiter === String.raw`\n` ? '\n' : delimiter;
  if (separator !== undefined)
    return text
      .replace(/\n$/, '')
      .split(separator)
      .filter((word) => word !== '');
  if (lines)
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const words = text.match(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, '$1$2$3'));
}
