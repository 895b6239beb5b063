import type { Shell } from '../shell.ts';

/** An executable file that somebody has put on the search path. */
export async function findOnPath(shell: Shell, name: string): Promise<string | undefined> {
  const { files, searchesPath = true } = shell.machine;
  if (name === '' || !searchesPath) return undefined;
  for (const folder of (shell.state.variables.text('PATH') ?? '').split(':')) {
    const path = files.resolvePath(shell.state.cwd, `${folder === '' ? '.' : folder}/${name}`);
    const stat = await files.stat(path).catch(() => undefined);
    if (stat?.isFile === true && (stat.mode & 0o111) !== 0) return path;
  }
  return undefined;
}
