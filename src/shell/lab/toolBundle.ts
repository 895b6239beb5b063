import type { ToolContext } from '../tool.ts';
import { awsClients } from '../awsClients.ts';
import { completionsOf } from '../completions.ts';
import { runTool } from '../runTool.ts';
import { completer } from './completion/completer.ts';

/**
 * Runs a tool in this process. This file is the way into a bundle of its own, loaded by the first command that needs it, so
 * that the Lab Shell is at its prompt before.
 */
export async function runToolHere(
  name: string,
  args: readonly string[],
  context: Omit<ToolContext, 'aws'>,
): Promise<number> {
  const { environment } = context;
  const aws = { aws: () => Promise.resolve(awsClients(environment)) };
  const whole = Object.defineProperties(aws, Object.getOwnPropertyDescriptors(context)) as ToolContext;
  return name === completer ? await complete(args, whole) : await runTool(name, args, whole);
}

/** Prints what may stand for a word, one choice a line. */
async function complete([tool = '', word = '', ...before]: readonly string[], context: ToolContext): Promise<number> {
  for (const choice of await completionsOf(tool, before, word, context)) context.print(`${choice}\n`);
  return 0;
}
