import type { Builtin } from './builtin.ts';

/** `history [-c] [count]`. */
export const history: Builtin = async ({ state }, [first], { io }) => {
  const { history: lines } = state;
  if (first === '-c') {
    lines.length = 0;
    return 0;
  }
  const from = first === undefined ? 0 : Math.max(0, lines.length - Number(first));
  for (const [index, line] of lines.entries())
    if (index >= from) await io.stdout.write(`${String(index + 1).padStart(5)}  ${line}\n`);
  return 0;
};
