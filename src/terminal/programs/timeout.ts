import type { Program } from '../program.ts';
import { readOptions } from './options.ts';
import { seconds } from './seconds.ts';

/** `timeout [-s signal] [-k duration] duration command …`: 124 if it had to be stopped. */
export const timeout: Program = {
  name: 'timeout',
  path: '/usr/bin/timeout',
  async run(context) {
    const long = ['signal:', 'kill-after:', 'foreground', 'preserve-status'];
    const options = readOptions(context.args, 's:k:v', { long, permute: false });
    const [duration, ...argv] = options.operands;
    const limit = duration === undefined ? undefined : seconds(duration);
    if (limit === undefined || argv.length === 0) {
      const problem =
        duration === undefined || argv.length === 0 ? 'missing operand' : `invalid time interval ‘${duration}’`;
      await context.stderr.write(`timeout: ${problem}\nTry 'timeout --help' for more information.\n`);
      return 125;
    }
    const stopper = new AbortController();
    const timer = context.clock.after(limit * 1000, () => stopper.abort(new DOMException('timeout', 'AbortError')));
    try {
      const status = await context.run(argv, { signal: AbortSignal.any([context.signal, stopper.signal]) });
      return stopper.signal.aborted && !options.has('preserve-status') ? 124 : status;
    } finally {
      timer.dispose();
    }
  },
};
