import { ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';

/** `cd [-L|-P] [directory]`; `cd -` goes back and says where. */
export const cd: Builtin = async (shell, args, { io }) => {
  const { state, machine } = shell;
  const [target, extra] = args.filter((arg) => !/^-[LPe@]+$/.test(arg) && arg !== '--');
  if (extra !== undefined) throw new ShellError('too many arguments');
  const back = target === '-';
  const wanted = back ? state.variables.text('OLDPWD') : (target ?? state.variables.text('HOME'));
  if (wanted === undefined) throw new ShellError(back ? 'OLDPWD not set' : 'HOME not set');
  const path = shell.path(wanted);
  const stat = await machine.files.stat(path).catch(() => undefined);
  if (stat === undefined) throw new ShellError(`${wanted}: No such file or directory`);
  if (!stat.isDirectory) throw new ShellError(`${wanted}: Not a directory`);
  enter(shell, path);
  if (back) await io.stdout.write(`${path}\n`);
  return 0;
};

/** Makes a directory the current one. */
export function enter({ state }: Parameters<Builtin>[0], path: string): void {
  state.variables.set('OLDPWD', state.cwd);
  state.variables.set('PWD', path);
  state.cwd = path;
}
