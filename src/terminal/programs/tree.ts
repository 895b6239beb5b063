import type { Program, ProgramContext } from '../program.ts';
import { readOptions } from './options.ts';
import { absolute } from './readFile.ts';

/** `tree [-ad] [-L depth] [directory …]`. */
export const tree: Program = {
  name: 'tree',
  path: '/usr/bin/tree',
  async run(context) {
    const options = readOptions(context.args, 'adfhpsuL:I:P:CnNi', { long: ['noreport', 'dirsfirst'] });
    const deepest = Number(options.value('L') ?? Infinity);
    const count = { directories: 0, files: 0 };
    let status = 0;
    for (const operand of options.operands.length === 0 ? ['.'] : options.operands) {
      const stat = await context.files.stat(absolute(context, operand)).catch(() => undefined);
      if (stat?.isDirectory !== true) {
        status = 2;
        await context.stdout.write(`${operand}  [error opening dir]\n`);
        continue;
      }
      await context.stdout.write(`${paint(context, operand, true)}\n`);
      await branch(context, operand, '', 1, { options, deepest, count });
    }
    const folders = `${count.directories} ${count.directories === 1 ? 'directory' : 'directories'}`;
    const files = `, ${count.files} ${count.files === 1 ? 'file' : 'files'}`;
    if (!options.has('noreport')) await context.stdout.write(`\n${folders}${options.has('d') ? '' : files}\n`);
    return status;
  },
};

interface Walk {
  readonly options: ReturnType<typeof readOptions>;
  readonly deepest: number;
  readonly count: { directories: number; files: number };
}

async function branch(
  context: ProgramContext,
  folder: string,
  indent: string,
  depth: number,
  walk: Walk,
): Promise<void> {
  if (depth > walk.deepest) return;
  const { files, stdout } = context;
  const path = absolute(context, folder);
  const names = (await files.readdir(path)).toSorted().filter((name) => walk.options.has('a') || !name.startsWith('.'));
  const entries: { readonly name: string; readonly isFolder: boolean; readonly target: string | undefined }[] = [];
  for (const name of names) {
    const stat = await files.lstat(files.resolvePath(path, name)).catch(() => undefined);
    if (stat === undefined || (walk.options.has('d') && !stat.isDirectory)) continue;
    const target = stat.isSymbolicLink ? await files.readlink(files.resolvePath(path, name)) : undefined;
    entries.push({ name, isFolder: stat.isDirectory, target });
  }
  for (const [index, { name, isFolder, target }] of entries.entries()) {
    const last = index === entries.length - 1;
    const inner = folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
    const label = paint(context, walk.options.has('f') ? inner : name, isFolder);
    await stdout.write(`${indent}${last ? '└── ' : '├── '}${label}${target === undefined ? '' : ` -> ${target}`}\n`);
    if (isFolder) walk.count.directories += 1;
    else walk.count.files += 1;
    if (isFolder) await branch(context, inner, `${indent}${last ? '    ' : '│   '}`, depth + 1, walk);
  }
}

function paint({ stdout }: ProgramContext, name: string, isFolder: boolean): string {
  return isFolder && stdout.isTerminal ? `\u001B[01;34m${name}\u001B[00m` : name;
}
