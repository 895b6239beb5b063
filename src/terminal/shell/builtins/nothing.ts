import type { Builtin } from './builtin.ts';

/** `true`, `:` and what bash has for a keyboard or a machine that this shell has not. */
export const succeed: Builtin = () => 0;

/** `false`. */
export const fail: Builtin = () => 1;
