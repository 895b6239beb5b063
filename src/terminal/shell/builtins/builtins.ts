import { alias, unalias } from './alias.ts';
import type { Builtin } from './builtin.ts';
import { cd } from './cd.ts';
import { breakLoop, continueLoop, exit, returnStatus } from './control.ts';
import { declare, exportVariable, local, readonly } from './declare.ts';
import { dirs, popd, pushd } from './directoryStack.ts';
import { echo } from './echo.ts';
import { command, evaluate, exec, source } from './evaluate.ts';
import { getopts } from './getopts.ts';
import { history } from './history.ts';
import { bg, disown, fg, jobs, kill, wait } from './jobs.ts';
import { letBuiltin } from './letBuiltin.ts';
import { mapfile } from './mapfile.ts';
import { fail, succeed } from './nothing.ts';
import { printf } from './printf.ts';
import { pwd } from './pwd.ts';
import { read } from './read.ts';
import { set } from './set.ts';
import { shift } from './shift.ts';
import { shopt } from './shopt.ts';
import { bracket, test } from './test.ts';
import { trap } from './trap.ts';
import { typeWith } from './type.ts';
import { umask } from './umask.ts';
import { unset } from './unset.ts';

/** The shell's own commands by name. */
export const builtins: Readonly<Record<string, Builtin | undefined>> = Object.assign(Object.create(null), {
  ':': succeed,
  '.': source,
  '[': bracket,
  alias,
  bg,
  bind: succeed,
  break: breakLoop,
  builtin: command,
  cd,
  command,
  complete: succeed,
  continue: continueLoop,
  declare,
  dirs,
  disown,
  echo,
  enable: succeed,
  eval: evaluate,
  exec,
  exit,
  export: exportVariable,
  false: fail,
  fg,
  getopts,
  hash: succeed,
  history,
  jobs,
  kill,
  let: letBuiltin,
  local,
  logout: exit,
  mapfile,
  popd,
  printf,
  pushd,
  pwd,
  read,
  readarray: mapfile,
  readonly,
  return: returnStatus,
  set,
  shift,
  shopt,
  source,
  test,
  trap,
  true: succeed,
  type: typeWith((name) => isBuiltin(name)),
  typeset: declare,
  ulimit: succeed,
  umask,
  unalias,
  unset,
  wait,
} satisfies Record<string, Builtin>) as Record<string, Builtin>;

export const builtinNames: readonly string[] = Object.keys(builtins);

export function isBuiltin(name: string): boolean {
  return builtins[name] !== undefined;
}
