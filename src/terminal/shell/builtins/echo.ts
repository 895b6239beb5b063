import { unescape } from '../expand/escapes.ts';
import type { Builtin } from './builtin.ts';

/** `echo [-neE] [text …]`. */
export const echo: Builtin = async (shell, args, { io }) => {
  let newline = true;
  let escapes = shell.machine.dialect.name !== 'bash';
  let from = 0;
  for (; /^-[neE]+$/.test(args[from] ?? ''); from += 1) {
    const flags = args[from] ?? '';
    if (flags.includes('n')) newline = false;
    if (flags.includes('e')) escapes = true;
    if (flags.includes('E')) escapes = false;
  }
  const text = args.slice(from).join(' ');
  const { text: shown, ended } = escapes ? unescape(text, { leadingZero: true }) : { text, ended: false };
  await io.stdout.write(newline && !ended ? `${shown}\n` : shown);
  return 0;
};
