import { ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';
import { enter } from './cd.ts';

/** `dirs [-c] [-v] [-l] [-p]`. */
export const dirs: Builtin = async ({ state }, args, { io }) => {
  if (args.includes('-c')) {
    state.directories = [];
    return 0;
  }
  const home = state.variables.text('HOME') ?? '';
  const short = (path: string) =>
    args.includes('-l') || home === '' || (path !== home && !path.startsWith(`${home}/`))
      ? path
      : `~${path.slice(home.length)}`;
  const all = [state.cwd, ...state.directories].map(short);
  const numbered = args.includes('-v') ? all.map((path, index) => `${String(index).padStart(2)}  ${path}`) : all;
  const separator = args.includes('-v') || args.includes('-p') ? '\n' : ' ';
  await io.stdout.write(`${numbered.join(separator)}\n`);
  return 0;
};

/** `pushd [directory]`: without one, changes places with the directory on top of the stack. */
export const pushd: Builtin = async (shell, args, run) => {
  const { state, machine } = shell;
  const [target] = args;
  const before = state.cwd;
  if (target === undefined) {
    const top = state.directories.shift();
    if (top === undefined) throw new ShellError('no other directory');
    state.directories.unshift(before);
    enter(shell, top);
  } else {
    const path = shell.path(target);
    const stat = await machine.files.stat(path).catch(() => undefined);
    if (stat?.isDirectory !== true) throw new ShellError(`${target}: No such file or directory`);
    state.directories.unshift(before);
    enter(shell, path);
  }
  return dirs(shell, [], run);
};

/** `popd`. */
export const popd: Builtin = (shell, _, run) => {
  const top = shell.state.directories.shift();
  if (top === undefined) throw new ShellError('directory stack empty');
  enter(shell, top);
  return dirs(shell, [], run);
};
