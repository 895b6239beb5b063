import { setTimeout } from 'node:timers/promises';
import { runTool } from './runTool.ts';
import type { ToolContext } from './tool.ts';

/** This program is `dist/tools.js`: its first argument is the name of a tool, the others are the tool's own. */
const [name = '', ...args] = process.argv.slice(2);

const ending = new AbortController();
const { stdout, stderr } = process;
let isReading = false;

const context: ToolContext = {
  environment: process.env,
  get input() {
    isReading = true;
    return process.stdin;
  },
  screen: stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : undefined,
  print: (text) => void stdout.write(text),
  printError: (text) => void stderr.write(text),
  now: () => new Date(),
  sleep: async (ms) => await setTimeout(ms, undefined, { signal: ending.signal }),
  aws: async () => (await import('./awsClients.ts')).environmentClients,
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
    const status = await runTool(name, args, context);
    process.exitCode ??= status;
  } catch (error) {
    if (ending.signal.aborted) return;
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  if (isReading) process.stdin.destroy();
}

void main();
