import type { Builtin } from './builtin.ts';

/** `mapfile [-t] [-n count] [name]`: the lines of the input into an array. */
export const mapfile: Builtin = async (shell, args, { io, signal }) => {
  const trims = args.includes('-t');
  const at = args.indexOf('-n');
  const most = at < 0 ? Infinity : Number(args[at + 1]) || Infinity;
  const name = args.findLast((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-n') ?? 'MAPFILE';
  const items = new Map<number, string>();
  while (items.size < most) {
    const line = await io.stdin.readLine(signal);
    if (line === undefined) break;
    items.set(items.size, trims ? line.replace(/\n$/, '') : line);
  }
  shell.state.variables.setValue(name, { kind: 'list', items });
  return 0;
};
