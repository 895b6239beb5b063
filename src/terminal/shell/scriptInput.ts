import { isUnfinished } from './parseScript.ts';
import type { Run } from './run/run.ts';
import type { Shell } from './shell.ts';

/** Runs the commands that come in, each as soon as it is complete; the rest of the input is theirs to read. */
export async function runFromInput(shell: Shell, run: Run): Promise<number> {
  let source = '';
  for (;;) {
    const line = await run.io.stdin.readLine(run.signal);
    if (line === undefined) break;
    source += line;
    if (isUnfinished(source.replace(/\n$/, ''))) continue;
    await shell.run(source, run);
    source = '';
  }
  if (source.trim() !== '') await shell.run(source, run);
  return shell.state.status;
}
