import { sleep, unlessAborted } from '../../base/abort.ts';
import type { Files } from '../files/hostFiles.ts';
import { HostFiles } from '../files/hostFiles.ts';
import type { Program, ProgramContext } from '../program.ts';
import { readOptions } from './options.ts';
import { absolute, readFile } from './readFile.ts';

/** `tail [-n count|+from] [-c count] [-fF] [file …]`: with `-f` it shows what is added until it is interrupted. */
export const tail: Program = {
  name: 'tail',
  path: '/usr/bin/tail',
  async run(context) {
    const args = context.args.flatMap((arg) => (/^[-+]\d+$/.test(arg) ? ['-n', arg.replace('-', '')] : [arg]));
    const options = readOptions(args, 'n:c:fFqvs:', { long: ['follow', 'retry', 'lines:', 'bytes:', 'pid:'] });
    const count = options.value('c', 'bytes') ?? options.value('n', 'lines') ?? '10';
    const last = (text: string) => lastPart(text, count, options.has('c', 'bytes'));
    if (options.operands.length === 0) {
      await context.stdout.write(last(await context.stdin.readAll(context.signal)));
      return 0;
    }
    const follows = options.has('f', 'F', 'follow');
    const headers = options.operands.length > 1 && !options.has('q');
    const followed: Followed[] = [];
    let status = 0;
    for (const [index, operand] of options.operands.entries()) {
      const text = operand === '/dev/null' ? '' : await readFile(context, 'tail', operand);
      if (text === undefined) {
        status = 1;
        if (!options.has('F')) continue;
      }
      if (headers && text !== undefined) await context.stdout.write(`${index > 0 ? '\n' : ''}==> ${operand} <==\n`);
      await context.stdout.write(last(text ?? ''));
      followed.push({ name: operand, path: absolute(context, operand), shown: text?.length ?? 0 });
    }
    if (!follows || followed.length === 0) return status;
    return follow(context, followed, headers);
  },
};

interface Followed {
  readonly name: string;
  readonly path: string;
  shown: number;
}

function lastPart(text: string, count: string, characters: boolean): string {
  const number = Math.abs(Number(count));
  if (characters) return count.startsWith('+') ? text.slice(number - 1) : number === 0 ? '' : text.slice(-number);
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (count.startsWith('+')) return lines.slice(Math.max(0, number - 1)).join('');
  return number === 0 ? '' : lines.slice(-number).join('');
}

async function follow(context: ProgramContext, followed: readonly Followed[], headers: boolean): Promise<number> {
  const { files, signal, stdout } = context;
  let current = followed.at(-1);
  for (;;) {
    for (const file of followed) {
      const text = file.path === '/dev/null' ? '' : await files.readFile(file.path).catch(() => '');
      if (text.length === file.shown) continue;
      if (text.length < file.shown) {
        await context.stderr.write(`tail: ${file.name}: file truncated\n`);
        file.shown = 0;
      }
      if (headers && current !== file) await stdout.write(`\n==> ${file.name} <==\n`);
      current = file;
      const added = text.slice(file.shown);
      file.shown = text.length;
      await stdout.write(added);
    }
    await untilChange(files, followed, context);
    signal.throwIfAborted();
  }
}

/** Waits for a change of one of the files where they tell, else for a second. */
async function untilChange(
  files: Files,
  followed: readonly Followed[],
  { signal, clock }: ProgramContext,
): Promise<void> {
  if (!(files instanceof HostFiles)) return sleep(clock, 1000, signal);
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = files.onDidChange((path) => {
    if (followed.some((file) => file.path === path)) resolve();
  });
  try {
    await unlessAborted(promise, signal);
  } finally {
    listening.dispose();
  }
}
