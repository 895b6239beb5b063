import { ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';

/** `let expression …`. */
export const letBuiltin: Builtin = async (shell, args, run) => {
  if (args.length === 0) throw new ShellError('expression expected');
  let last = 0n;
  for (const expression of args) last = await shell.arithmetic(expression, run);
  return last === 0n ? 1 : 0;
};
