import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The programs of a list that no folder of the PATH has. A name with a slash is a file of its own and not looked for. */
export function notOnPath(tools: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return tools.filter(
    (tool) =>
      !tool.includes('/') &&
      !folders.some((folder) => endings.some((ending) => isExecutable(path.join(folder, tool + ending)))),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: either way this folder does not have it.
    return false;
  }
}
