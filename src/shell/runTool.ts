import { ToolError, type ToolContext } from './tool.ts';
import { tools } from './tools.ts';

/** Runs a tool by its name and returns its exit status. What goes wrong is printed as the tool itself would. */
export async function runTool(name: string, args: readonly string[], context: ToolContext): Promise<number> {
  const load = Object.entries(tools).find(([each]) => each === name)?.[1];
  if (load === undefined) {
    context.printError(`${name}: command not found\n`);
    return 127;
  }
  try {
    const tool = await load();
    return await tool(args, context);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    context.printError(`${error.message}\n`);
    return error.status;
  }
}
