import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { completionsAfter } from './completion.ts';
import { commands } from './custom/commands.ts';
import { readConfiguration } from './configuration.ts';
import { parseGlobalOptions } from './globalOptions.ts';
import { helpOf, overview, serviceHelp } from './help.ts';
import { kebabCase } from './kebabCase.ts';
import { noSuchOperation, noSuchService } from './missing.ts';
import { runOperation } from './operations/runOperation.ts';
import { runWaiter } from './operations/runWaiter.ts';
import type { Service } from './service.ts';
import { services } from './services.ts';
import { Session } from './session.ts';
import { CommandError, UsageError } from './usage.ts';
import { versionText } from './version.ts';

/**
 * `aws` without the AWS CLI: its words are mapped to requests of the AWS SDK, and answers and errors are printed as the
 * AWS CLI prints them.
 */
export const aws: Tool = async (args, context) => {
  try {
    return await run(args, context);
  } catch (error) {
    // This is a bundle of its own, and so are its errors: nobody outside could tell them from others.
    if (!(error instanceof ToolError)) throw error;
    context.printError(`${error.message}\n`);
    return error.status;
  }
};

async function run(args: readonly string[], context: ToolContext): Promise<number> {
  const { globals, rest } = parseGlobalOptions(args);
  if (globals.version) {
    context.print(`${versionText()}\n`);
    return 0;
  }
  const at = rest.findIndex((word) => !word.startsWith('-'));
  const command = rest[at];
  if (command === undefined) throw new UsageError('the following arguments are required: command');
  if (command === 'help') {
    context.print(overview());
    return 0;
  }
  const words = [...rest.slice(0, at), ...rest.slice(at + 1)];
  if (command !== 'configure' && services[command] === undefined) throw noSuchService(command);
  const overrides = { profile: globals.profile, region: globals.region, endpoint: globals.endpoint };
  const session = new Session(context, globals, await readConfiguration(context, overrides));
  try {
    return await runCommand(command, words, session);
  } finally {
    session.dispose();
  }
}

async function runCommand(command: string, words: readonly string[], session: Session): Promise<number> {
  const at = words.findIndex((word) => !word.startsWith('-'));
  const name = words[at];
  const args = [...words.slice(0, Math.max(at, 0)), ...words.slice(at + 1)];
  const custom = commands[`${command} ${name}`];
  const { print } = session.context;
  if (custom !== undefined) {
    if (args.includes('help')) print(helpOf(command, name ?? '', custom.options));
    else return await (await custom.load())(args, session);
    return 0;
  }
  if (command === 'configure') throw noSuchOperation(command, name, Object.keys(commands), []);
  const service = await session.service(command);
  if (name === 'help') {
    print(serviceHelp(service));
    return 0;
  }
  if (name === undefined) throw new UsageError('the following arguments are required: operation');
  return name === 'wait' ? await runWait(service, args, session) : await runNamed(service, name, args, session);
}

async function runNamed(service: Service, name: string, args: readonly string[], session: Session): Promise<number> {
  const operation = service.operations.get(name);
  if (operation === undefined) throw noSuchOperation(service.name, name, [...service.operations.keys()], ['wait']);
  if (args.includes('help')) {
    session.context.print(helpOf(service.name, kebabCase(operation.name), { service, operation }));
    return 0;
  }
  return await runOperation(service, operation, args, session);
}

async function runWait(service: Service, args: readonly string[], session: Session): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined)
    throw new CommandError('usage: aws [options] <command> <subcommand> [parameters]\naws: error: too few arguments');
  const waiter = service.waiters.get(name);
  if (waiter === undefined) throw noSuchOperation(`${service.name} wait`, name, [...service.waiters.keys()], []);
  return await runWaiter(service, waiter, rest, session);
}

/** The words that may stand after these words of an `aws` line; the word being typed is not among them. */
export async function awsCompletions(before: readonly string[]): Promise<readonly string[]> {
  return await completionsAfter(before);
}
