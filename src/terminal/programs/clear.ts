import type { Program } from '../program.ts';

/** `clear`: the screen, what has scrolled off it, and the cursor back home. */
export const clear: Program = {
  name: 'clear',
  path: '/usr/bin/clear',
  async run({ stdout }) {
    await stdout.write('\u001B[H\u001B[2J\u001B[3J');
    return 0;
  },
};
