import { sleep as pause } from '../../base/abort.ts';
import type { Program } from '../program.ts';
import { seconds } from './seconds.ts';

/** `sleep number[smhd] …`. */
export const sleep: Program = {
  name: 'sleep',
  path: '/usr/bin/sleep',
  async run({ args, clock, signal, stderr }) {
    if (args.length === 0) {
      await stderr.write("sleep: missing operand\nTry 'sleep --help' for more information.\n");
      return 1;
    }
    const times = args.map(seconds);
    const wrong = times.indexOf(undefined);
    if (wrong >= 0) {
      await stderr.write(`sleep: invalid time interval ‘${args[wrong] ?? ''}’\n`);
      return 1;
    }
    await pause(clock, times.reduce<number>((sum, each) => sum + (each ?? 0), 0) * 1000, signal);
    return 0;
  },
};
