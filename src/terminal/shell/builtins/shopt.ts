import { shoptNames } from '../state/options.ts';
import type { Builtin } from './builtin.ts';

/** `shopt [-s|-u|-q] [name …]`. Names of bash that change nothing here are taken without a word. */
export const shopt: Builtin = async ({ state }, args, { io }) => {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const known = shoptNames.filter((name) => names.length === 0 || names.includes(name));
  if (args.includes('-s') && names.length > 0) for (const name of known) state.shopts.add(name);
  else if (args.includes('-u')) for (const name of known) state.shopts.delete(name);
  else if (args.includes('-q')) return known.every((name) => state.shopts.has(name)) ? 0 : 1;
  else
    for (const name of known) await io.stdout.write(`${name.padEnd(15)}\t${state.shopts.has(name) ? 'on' : 'off'}\n`);
  return 0;
};
