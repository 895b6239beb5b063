import { FlagError, parseCommandLine, type CommandLine, type Flag } from '../commandLine.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { ApiError } from '../kubernetes/apiError.ts';
import { UsageError, type KubectlCommand } from './command.ts';
import { apiErrorText } from './errorText.ts';
import { findVerb, namesUnder } from './findVerb.ts';
import { globalFlags } from './globalFlags.ts';
import { plugins } from './plugins.ts';
import { openSession } from './session/session.ts';
import { helpOf, listOf, overview } from './usage.ts';
import { unknownCommandText } from './unknownCommand.ts';

/** kubectl, answered through the API of the cluster in the kubeconfig. */
export const kubectl: Tool = async (args, context) => {
  const { name, verb, rest, next } = findVerb(args[0] === 'help' ? [...args.slice(1), '--help'] : args);
  if (verb === undefined) return await withoutVerb(name, next, args, context);
  const command = await verb.load();
  const line = lineOf(name, rest, command.flags);
  if (line.has('help')) {
    context.print(helpOf(name, command));
    return 0;
  }
  try {
    return await command.run(line, openSession(context, globalPart(line, command.flags)));
  } catch (error) {
    if (error instanceof UsageError)
      throw new ToolError(`error: ${error.message}\nSee 'kubectl ${name} -h' for help and examples`, 1, error);
    if (error instanceof FlagError) throw flagFault(name, error);
    if (error instanceof ApiError) throw new ToolError(apiErrorText(error), 1, error);
    throw error;
  }
};

function lineOf(name: string, args: readonly string[], flags: KubectlCommand['flags']): CommandLine<string> {
  const known: Readonly<Record<string, Flag>> = { ...globalFlags, ...flags };
  try {
    return parseCommandLine(args, known);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    throw flagFault(name, error);
  }
}

/** The line without the flags that mean something of the command's own: `create rolebinding --user`. */
function globalPart(line: CommandLine<string>, own: KubectlCommand['flags']): CommandLine<string> {
  const isOwn = (name: string) => Object.hasOwn(own, name);
  return {
    ...line,
    text: (name) => (isOwn(name) ? undefined : line.text(name)),
    list: (name) => (isOwn(name) ? [] : line.list(name)),
    has: (name) => !isOwn(name) && line.has(name),
  };
}

/** What is wrong with a flag or its value. */
function flagFault(name: string, error: FlagError): ToolError {
  return new ToolError(`Error: ${error.message}\nSee '${`kubectl ${name}`.trimEnd()} --help' for usage.`, 1, error);
}

/** `kubectl` alone, `kubectl config` alone, a plugin, or a word that is no command. */
async function withoutVerb(
  name: string,
  next: string | undefined,
  args: readonly string[],
  context: ToolContext,
): Promise<number> {
  if (name !== '') {
    if (next !== undefined)
      throw new ToolError(`error: unknown command "${next}"\nSee 'kubectl ${name} -h' for help and examples`);
    context.printError(listOf(name));
    return 1;
  }
  if (next !== undefined && Object.hasOwn(plugins, next)) {
    const plugin = await plugins[next]?.();
    if (plugin !== undefined) return await plugin(args.slice(args.indexOf(next) + 1), context);
  }
  if (next !== undefined) throw new ToolError(unknownCommandText(next, namesUnder('')));
  lineOf('', args, {});
  context.print(overview());
  return 0;
}
