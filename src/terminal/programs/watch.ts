import { sleep } from '../../base/abort.ts';
import { formatDate } from './formatDate.ts';
import type { Program, ProgramContext } from '../program.ts';
import { TextInput } from '../streams/input.ts';
import { CollectedOutput } from '../streams/output.ts';
import { withoutColors } from './colors.ts';
import { readOptions } from './options.ts';

const enterScreen = '\u001B[?1049h\u001B[?25l';
const leaveScreen = '\u001B[?25h\u001B[?1049l';

/** `watch [-dgte] [-n seconds] command …`: the command's output on the whole screen, again and again. */
export function watch(hostname: string): Program {
  return {
    name: 'watch',
    path: '/usr/bin/watch',
    async run(context) {
      const long = ['differences', 'interval:', 'no-title', 'chgexit', 'color', 'errexit', 'exec'];
      const options = readOptions(context.args, 'dn:tgcexbp', { long, permute: false });
      const command = options.operands.join(' ');
      if (command === '') {
        await context.stderr.write('Usage:\n watch [options] command\n');
        return 1;
      }
      const { terminal } = context;
      if (terminal === undefined || !context.stdout.isTerminal) {
        await context.stderr.write('Error opening terminal: unknown.\n');
        return 1;
      }
      const interval = Math.max(0.1, Number(options.value('n', 'interval') ?? 2));
      await context.stdout.write(enterScreen);
      try {
        let before: readonly string[] | undefined;
        for (;;) {
          const screen = await capture(context, command);
          const body = screen.slice(0, terminal.rows - (options.has('t', 'no-title') ? 0 : 2));
          const lines = body.map((line) => line.slice(0, terminal.columns));
          const shown = options.has('d', 'differences')
            ? lines.map((line, at) => marked(line, before?.[at], before))
            : lines;
          const when = formatDate('%c', context.clock.now(), context.timeZone);
          const right = `${hostname}: ${when}`;
          const left = `Every ${interval.toFixed(1)}s: ${command}`;
          const title = `${left.slice(0, Math.max(0, terminal.columns - right.length - 1)).padEnd(terminal.columns - right.length)}${right}`;
          const all = options.has('t', 'no-title') ? shown : [title, '', ...shown];
          await context.stdout.write(`\u001B[H${all.map((line) => `${line}\u001B[K`).join('\n')}\u001B[J`);
          if (options.has('g', 'chgexit') && before !== undefined && before.join('\n') !== lines.join('\n')) return 0;
          before = lines;
          await sleep(context.clock, interval * 1000, context.signal);
        }
      } finally {
        await context.stdout.write(leaveScreen);
      }
    },
  };
}

async function capture(context: ProgramContext, command: string): Promise<readonly string[]> {
  const output = new CollectedOutput(256 * 1024);
  await context.shell(command, { stdin: new TextInput(''), stdout: output, stderr: output, args: ['sh'] });
  context.signal.throwIfAborted();
  return withoutColors(output.text)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.replace(/\t/g, '        '));
}

/** The line with what differs from the one before shown in reverse. */
function marked(line: string, before: string | undefined, any: readonly string[] | undefined): string {
  if (any === undefined) return line;
  const old = before ?? '';
  let result = '';
  let reversed = false;
  for (let at = 0; at < line.length; at += 1) {
    const differs = line[at] !== old[at];
    if (differs !== reversed) result += differs ? '\u001B[7m' : '\u001B[27m';
    reversed = differs;
    result += line[at] ?? '';
  }
  return reversed ? `${result}\u001B[27m` : result;
}
