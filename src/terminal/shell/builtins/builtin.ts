import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';

/** A command that is the shell's own, because it changes the shell. Resolves to its status. */
export type Builtin = (shell: Shell, args: readonly string[], run: Run) => Promise<number> | number;
