import { ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';

/** `shift [count]`. */
export const shift: Builtin = ({ state }, [text]) => {
  const count = Number(text ?? 1);
  if (!Number.isInteger(count)) throw new ShellError(`${text}: numeric argument required`);
  if (count < 0 || count > state.positional.length) return 1;
  state.positional = state.positional.slice(count);
  return 0;
};
