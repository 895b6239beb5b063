import type { Builtin } from './builtin.ts';

/** `umask [mode]`, in octal. */
export const umask: Builtin = async ({ state }, [mode], { io }) => {
  if (mode === undefined) await io.stdout.write(`${state.umask.toString(8).padStart(4, '0')}\n`);
  else state.umask = Number.parseInt(mode, 8);
  return 0;
};
