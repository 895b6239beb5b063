import type { Builtin } from './builtin.ts';

/** `pwd [-L|-P]`. */
export const pwd: Builtin = async ({ state, machine }, args, { io }) => {
  const path = args.includes('-P') ? await machine.files.realpath(state.cwd).catch(() => state.cwd) : state.cwd;
  await io.stdout.write(`${path}\n`);
  return 0;
};
