import { setTimeout } from 'node:timers/promises';
import { onDispose } from '../base/disposable.ts';
import type { Keys, ScreenSize, ToolContext } from './tool.ts';

/** This program is `dist/tools.js`: its first argument is the name of a tool, the others are the tool's own. */
const [name = '', ...args] = process.argv.slice(2);

const ending = new AbortController();
const { stdin, stdout, stderr } = process;
let isReading = false;

const sizeOf = ({ columns, rows }: typeof stdout): ScreenSize => ({ columns, rows });

const keys: Keys = {
  raw() {
    stdin.setRawMode(true);
    return onDispose(() => stdin.setRawMode(false));
  },
  onDidResize(listener) {
    const tell = () => listener(sizeOf(stdout));
    stdout.on('resize', tell);
    return onDispose(() => stdout.off('resize', tell));
  },
};

const context: Omit<ToolContext, 'aws'> = {
  environment: process.env,
  cwd: process.cwd(),
  get input() {
    isReading = true;
    return stdin;
  },
  get screen() {
    return stdout.isTTY ? sizeOf(stdout) : undefined;
  },
  get keys() {
    return stdin.isTTY ? keys : undefined;
  },
  print: (text) => void stdout.write(text),
  printError: (text) => void stderr.write(text),
  now: () => new Date(),
  sleep: async (ms) => await setTimeout(ms, undefined, { signal: ending.signal }),
  signal: ending.signal,
  agent: undefined,
  editFile: undefined,
};

/** The status of a program that Ctrl-C ended. */
const interrupted = 130;
/** Milliseconds that a tool has to put the screen in order when it is interrupted. */
const grace = 100;

process.once('SIGINT', () => {
  process.exitCode = interrupted;
  ending.abort();
  void setTimeout(grace).then(() => process.exit());
});
// The reader of a pipe went away (`| head`): there is nobody left to write for.
stdout.on('error', () => process.exit(0));

async function main(): Promise<void> {
  try {
    // The tools themselves are in the bundle that the Lab Shell has them from.
    const { runToolHere } = await import('./lab/toolBundle.ts');
    const status = await runToolHere(name, args, context);
    process.exitCode ??= status;
  } catch (error) {
    if (ending.signal.aborted) return;
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  if (isReading) stdin.destroy();
}

void main();
