import { exec } from 'node:child_process';
import os from 'node:os';
import { FlagError, parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { frame } from './frame.ts';

const flags = {
  interval: { kind: 'text', short: 'n' },
  differences: { kind: 'switch', short: 'd' },
  'no-title': { kind: 'switch', short: 't' },
  help: { kind: 'switch', short: 'h' },
} as const;

const otherScreen = '\u001b[?1049h';
const firstScreen = '\u001b[?1049l';
const home = '\u001b[H\u001b[J';

/** `watch [-n SECONDS] [-d] [-t] COMMAND`: runs a command again and again and shows its newest output. */
export const watch: Tool = async (args, context) => {
  const own = args.slice(0, firstWord(args));
  const line = parse(own);
  const command = args.slice(own.length).join(' ');
  if (line.has('help') || command === '') throw new ToolError('Usage:\n watch [-n <secs>] [-d] [-t] command');
  const seconds = Number(line.text('interval') ?? 2);
  if (!(seconds >= 0)) throw new ToolError(`watch: failed to parse argument: '${line.text('interval')}'`);
  const { screen, print } = context;
  const title = `Every ${Math.max(seconds, 0.1).toFixed(1)}s: ${command}`;
  let before: string | undefined;
  if (screen !== undefined) print(otherScreen);
  try {
    for (;;) {
      const output = await outputOf(command, context);
      const size = screen ?? { columns: 80, rows: Infinity };
      const heading = line.has('no-title') ? undefined : { title, right: `${os.hostname()}: ${stamp(context.now())}` };
      const shown = frame({ heading, output, before: line.has('differences') ? before : undefined, size });
      print(screen === undefined ? `${shown}\n` : home + shown);
      before = output;
      await context.sleep(Math.max(seconds, 0.1) * 1000);
    }
  } finally {
    if (screen !== undefined) print(firstScreen);
  }
};

/** Our flags end where the command begins: what follows belongs to it. */
function firstWord(args: readonly string[]): number {
  let at = 0;
  while (args[at]?.startsWith('-') === true) at += /^(?:-[dt]*n|--interval)$/.test(args[at] ?? '') ? 2 : 1;
  return at;
}

function parse(args: readonly string[]) {
  try {
    return parseCommandLine(args, flags);
  } catch (error) {
    if (error instanceof FlagError) throw new ToolError(`watch: ${error.message}`, 1, error);
    throw error;
  }
}

/** Both of a command's outputs, whatever its status. */
function outputOf(command: string, { environment, cwd }: ToolContext): Promise<string> {
  return new Promise((resolve) => {
    exec(command, { env: { ...environment }, cwd }, (_error, out, err) => resolve(out + err));
  });
}

function stamp(date: Date): string {
  return date.toString().replace(/ GMT.*$/, '');
}
