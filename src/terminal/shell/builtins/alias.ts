import { quoteAlways } from '../expand/quote.ts';
import type { Builtin } from './builtin.ts';

/** `alias [name[=value] …]`. */
export const alias: Builtin = async (shell, args, run) => {
  const { aliases } = shell.state;
  const show = (name: string, value: string) => run.io.stdout.write(`alias ${name}=${quoteAlways(value)}\n`);
  if (args.length === 0 || (args.length === 1 && args[0] === '-p'))
    for (const [name, value] of [...aliases].toSorted(([a], [b]) => (a < b ? -1 : 1))) await show(name, value);
  let status = 0;
  for (const arg of args.filter((each) => each !== '-p')) {
    const at = arg.indexOf('=');
    const value = aliases.get(arg);
    if (at > 0) aliases.set(arg.slice(0, at), arg.slice(at + 1));
    else if (value !== undefined) await show(arg, value);
    else {
      await shell.tell(`alias: ${arg}: not found`, run);
      status = 1;
    }
  }
  return status;
};

/** `unalias [-a] name …`. */
export const unalias: Builtin = async (shell, args, run) => {
  const { aliases } = shell.state;
  if (args[0] === '-a') aliases.clear();
  let status = 0;
  for (const name of args.filter((each) => each !== '-a')) {
    if (aliases.delete(name)) continue;
    await shell.tell(`unalias: ${name}: not found`, run);
    status = 1;
  }
  return status;
};
