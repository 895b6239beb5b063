import type { Shell } from '../shell.ts';

/** `-e`, `-f`, `-d` and the other questions about one path. */
export async function testFile(shell: Shell, operator: string, path: string): Promise<boolean> {
  if (path === '') return false;
  const { files } = shell.machine;
  const file = shell.path(path);
  if (operator === '-h' || operator === '-L')
    return (await files.lstat(file).catch(() => undefined))?.isSymbolicLink === true;
  const stat = await files.stat(file).catch(() => undefined);
  if (stat === undefined) return false;
  switch (operator) {
    case '-d':
      return stat.isDirectory;
    case '-f':
      return stat.isFile && !path.startsWith('/dev/');
    case '-c':
      return path.startsWith('/dev/');
    case '-s':
      return stat.size > 0;
    case '-x':
      return stat.isDirectory || (stat.mode & 0o111) !== 0;
    case '-w':
      return shell.machine.mayWrite(shell.state.account, file, stat);
    case '-b':
    case '-p':
    case '-S':
    case '-g':
    case '-u':
    case '-k':
      return false;
    default:
      return true;
  }
}

/** `-nt`, `-ot`, `-ef`. */
export async function compareFiles(shell: Shell, operator: string, left: string, right: string): Promise<boolean> {
  const { files } = shell.machine;
  const [first, second] = await Promise.all(
    [left, right].map((path) => files.stat(shell.path(path)).catch(() => undefined)),
  );
  if (operator === '-ef') return first !== undefined && shell.path(left) === shell.path(right);
  const [a, b] = [first?.mtime.getTime(), second?.mtime.getTime()];
  return operator === '-nt' ? (a ?? -Infinity) > (b ?? -Infinity) : (a ?? -Infinity) < (b ?? -Infinity);
}
