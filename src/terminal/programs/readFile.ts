import type { ProgramContext } from '../program.ts';

/** The absolute path of an operand. */
export function absolute({ files, cwd }: ProgramContext, path: string): string {
  return files.resolvePath(cwd, path);
}

/** A file's text; undefined, with a complaint in the program's name, if it cannot be had. */
export async function readFile(context: ProgramContext, program: string, path: string): Promise<string | undefined> {
  const file = absolute(context, path);
  if (path === '/dev/stdin') return context.stdin.readAll(context.signal);
  if (path === '/dev/null') return '';
  const stat = await context.files.stat(file).catch(() => undefined);
  const problem = stat === undefined ? 'No such file or directory' : stat.isDirectory ? 'Is a directory' : undefined;
  const denied = stat !== undefined && !context.mayRead(stat);
  if (problem === undefined && !denied) return context.files.readFile(file);
  await context.stderr.write(`${program}: ${path}: ${problem ?? 'Permission denied'}\n`);
  return undefined;
}
