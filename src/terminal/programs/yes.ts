import type { Program } from '../program.ts';

/** `yes [text …]`, until its reader has had enough. */
export const yes: Program = {
  name: 'yes',
  path: '/usr/bin/yes',
  async run({ args, stdout, signal }) {
    const line = `${args.length === 0 ? 'y' : args.join(' ')}\n`;
    const block = line.repeat(Math.max(1, Math.floor(1024 / line.length)));
    for (;;) {
      signal.throwIfAborted();
      await stdout.write(block);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  },
};
