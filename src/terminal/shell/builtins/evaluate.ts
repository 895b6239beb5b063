import { parseScript } from '../parseScript.ts';
import { Exit, Return, ShellError } from '../run/controlFlow.ts';
import { findOnPath } from '../run/searchPath.ts';
import type { Builtin } from './builtin.ts';

/** `eval text …`: runs its arguments as a script, here. */
export const evaluate: Builtin = async (shell, args, run) => {
  const source = args.join(' ');
  try {
    return await shell.statements(parseScript(source).statements, run);
  } catch (error) {
    if (error instanceof ShellError) throw error;
    return shell.complain(error, run);
  }
};

/** `source file [argument …]` and `.`: runs a file here. */
export const source: Builtin = async (shell, [name, ...args], run) => {
  if (name === undefined) throw new ShellError('filename argument required', 2);
  const { files } = shell.machine;
  const path = name.includes('/') ? shell.path(name) : ((await findOnPath(shell, name)) ?? shell.path(name));
  const stat = await files.stat(path).catch(() => undefined);
  if (stat === undefined) throw new ShellError(`${name}: No such file or directory`);
  if (stat.isDirectory) throw new ShellError(`${name}: is a directory`);
  const { positional } = shell.state;
  if (args.length > 0) shell.state.positional = args;
  try {
    return await shell.statements(parseScript(await files.readFile(path)).statements, run);
  } catch (error) {
    if (error instanceof Return) return error.status;
    return await shell.complain(error, run);
  } finally {
    if (args.length > 0) shell.state.positional = positional;
  }
};

/** `exec command …`: what it runs takes the shell's place. */
export const exec: Builtin = async (shell, args, run) => {
  throw new Exit(await shell.invokeProgram(args, run));
};

/** `command [-v|-V] name …`. */
export const command: Builtin = (shell, args, run) => {
  const flag = args.find((arg) => /^-[vVp]+$/.test(arg)) ?? '';
  const rest = args.filter((arg, index) => index > 0 || !/^-[vVp]+$/.test(arg));
  if (/v/i.test(flag)) return shell.invokeBuiltin(['type', flag.includes('V') ? '-V' : '-v', ...rest], run);
  return rest.length === 0 ? 0 : shell.invokeBuiltin(rest, run);
};
