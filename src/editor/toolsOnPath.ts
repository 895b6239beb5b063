import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Variables over those of this process; null for one that is not there. */
type Environment = Readonly<Record<string, string | null | undefined>>;

/**
 * The programs of a list that no folder of the PATH has, in an environment over that of this process. A name with a slash
 * is a file of its own and not looked for.
 */
export function notOnPath(tools: readonly string[], environment: Environment): readonly string[] {
  const folders = pathOf({ ...process.env, ...environment }).split(path.delimiter);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return tools.filter(
    (tool) =>
      !tool.includes('/') &&
      !folders.some(
        (folder) => folder !== '' && endings.some((ending) => isExecutable(path.join(folder, tool + ending))),
      ),
  );
}

/** Windows spells it as it likes. */
function pathOf(environment: Environment): string {
  const name = Object.keys(environment).findLast((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  return environment[name] ?? '';
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
