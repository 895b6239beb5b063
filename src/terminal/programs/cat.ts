import type { Program, ProgramContext } from '../program.ts';
import { readOptions } from './options.ts';
import { readFile } from './readFile.ts';

/** `cat [-nbEs] [file …]`: input is passed on as it comes. */
export const cat: Program = {
  name: 'cat',
  path: '/usr/bin/cat',
  async run(context) {
    const options = readOptions(context.args, 'nbEsAetuvT');
    const plain = !options.has('n', 'b', 'E', 'A', 'e', 's');
    const numbering = { next: 1 };
    let status = 0;
    for (const operand of options.operands.length === 0 ? ['-'] : options.operands) {
      if (operand === '-' && plain) {
        await passOn(context);
        continue;
      }
      const text =
        operand === '-' ? await context.stdin.readAll(context.signal) : await readFile(context, 'cat', operand);
      if (text === undefined) status = 1;
      else await context.stdout.write(plain ? text : decorated(text, options, numbering));
    }
    return status;
  },
};

async function passOn({ stdin, stdout, signal }: ProgramContext): Promise<void> {
  for (let piece = await stdin.read(signal); piece !== undefined; piece = await stdin.read(signal))
    await stdout.write(piece);
}

function decorated(text: string, options: ReturnType<typeof readOptions>, numbering: { next: number }): string {
  const squeezed = options.has('s') ? text.replace(/\n{3,}/g, '\n\n') : text;
  return squeezed.replace(/^.*\n?/gm, (line) => {
    if (line === '') return '';
    const counted = options.has('b') ? line !== '\n' : options.has('n');
    const number = counted ? `${String(numbering.next++).padStart(6)}\t` : '';
    return number + (options.has('E', 'A', 'e') ? line.replace(/\n$/, '$\n') : line);
  });
}
