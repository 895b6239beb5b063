import { quoteAlways } from '../expand/quote.ts';
import type { Builtin } from './builtin.ts';

/** `trap [-p] [script signal …]`: `EXIT` and `INT` are heeded. */
export const trap: Builtin = async ({ state }, args, { io }) => {
  const [script, ...signals] = args;
  if (script === undefined || script === '-p') {
    for (const [signal, text] of state.traps) await io.stdout.write(`trap -- ${quoteAlways(text)} ${signal}\n`);
    return 0;
  }
  for (const signal of signals.map(nameOf)) {
    if (script === '-') state.traps.delete(signal);
    else state.traps.set(signal, script);
  }
  return 0;
};

function nameOf(signal: string): string {
  const bare = signal.toUpperCase().replace(/^SIG/, '');
  return { '0': 'EXIT', '2': 'INT', '15': 'TERM' }[bare] ?? bare;
}
