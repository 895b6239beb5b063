import { Break, Continue, Exit, Return, ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';

function count(text: string | undefined): number {
  const levels = Number(text ?? 1);
  if (!Number.isInteger(levels)) throw new ShellError(`${text}: numeric argument required`, 128);
  if (levels < 1) throw new ShellError(`${levels}: loop count out of range`);
  return levels;
}

function statusOf(shell: Parameters<Builtin>[0], text: string | undefined): number {
  if (text === undefined) return shell.state.status;
  if (!/^[+-]?\d+$/.test(text)) throw new ShellError(`${text}: numeric argument required`, 2);
  return Number(text) & 0xff;
}

/** `break [levels]`; outside of a loop it does nothing. */
export const breakLoop: Builtin = (shell, [levels]) => {
  if (shell.loops > 0) throw new Break(count(levels));
  return 0;
};

/** `continue [levels]`. */
export const continueLoop: Builtin = (shell, [levels]) => {
  if (shell.loops > 0) throw new Continue(count(levels));
  return 0;
};

/** `return [status]`. */
export const returnStatus: Builtin = (shell, [status]) => {
  throw new Return(statusOf(shell, status));
};

/** `exit [status]` and `logout`. */
export const exit: Builtin = (shell, [status]) => {
  throw new Exit(statusOf(shell, status));
};
