import type { ToolContext } from '../tool.ts';
import { awsClients } from '../awsClients.ts';
import { runTool } from '../runTool.ts';

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
  return await runTool(
    name,
    args,
    Object.defineProperties(aws, Object.getOwnPropertyDescriptors(context)) as ToolContext,
  );
}
