import type { Program, ProgramContext } from '../program.ts';
import { readOptions } from './options.ts';
import { readFile } from './readFile.ts';

/** `head [-n count|-count] [-c count] [file …]`: it ends as soon as it has enough. */
export const head: Program = {
  name: 'head',
  path: '/usr/bin/head',
  async run(context) {
    const args = context.args.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : [arg]));
    const options = readOptions(args, 'n:c:qv');
    const count = Number(options.value('c') ?? options.value('n') ?? 10);
    const characters = options.has('c');
    if (Number.isNaN(count)) {
      await context.stderr.write(`head: invalid number of lines: ‘${options.value('c', 'n') ?? ''}’\n`);
      return 1;
    }
    const { operands } = options;
    if (operands.length === 0) {
      await fromInput(context, count, characters);
      return 0;
    }
    let status = 0;
    for (const [index, operand] of operands.entries()) {
      const text = await readFile(context, 'head', operand);
      if (text === undefined) {
        status = 1;
        continue;
      }
      if (operands.length > 1) await context.stdout.write(`${index > 0 ? '\n' : ''}==> ${operand} <==\n`);
      await context.stdout.write(characters ? text.slice(0, count) : firstLines(text, count));
    }
    return status;
  },
};

/** The first lines; all but the last so many if `count` is negative. */
export function firstLines(text: string, count: number): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.slice(0, count).join('');
}

async function fromInput({ stdin, stdout, signal }: ProgramContext, count: number, characters: boolean): Promise<void> {
  if (characters || count < 0) {
    const text = await stdin.readAll(signal);
    await stdout.write(characters ? text.slice(0, count) : firstLines(text, count));
    return;
  }
  for (let left = count; left > 0; left -= 1) {
    const line = await stdin.readLine(signal);
    if (line === undefined) return;
    await stdout.write(line);
  }
}
