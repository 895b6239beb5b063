import type { Program } from '../program.ts';

/** `nohup command …`. What the command writes still goes where it went. */
export const nohup: Program = {
  name: 'nohup',
  path: '/usr/bin/nohup',
  async run(context) {
    if (context.args.length > 0) return context.run(context.args);
    await context.stderr.write("nohup: missing operand\nTry 'nohup --help' for more information.\n");
    return 125;
  },
};
