import { parseCommandLine } from '../commandLine.ts';
import { commandNamed } from '../commandNamed.ts';
import { spacedTable } from '../spacedTable.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { carriedRepositories, chartsOf } from './chart/charts.ts';
import { readRepositories, writeRepositories } from './repositories.ts';
import { commonFlags } from './session.ts';

type RepoCommand = (words: readonly string[], context: ToolContext, force: boolean) => Promise<void>;

const commands: Readonly<Record<string, RepoCommand>> = { add, list, remove, update };

/** `helm repo add|list|remove|update`. Only repositories whose charts we carry can be added: nothing is downloaded. */
export const repo: Tool = async (args, context) => {
  const line = parseCommandLine(args, { ...commonFlags, 'force-update': { kind: 'switch' } });
  const [verb = '', ...words] = line.words;
  const command = commandNamed(commands, verb, { ls: 'list', rm: 'remove', up: 'update' });
  if (command === undefined) throw new ToolError(`Error: unknown command "${verb}" for "helm repo"`);
  await command(words, context, line.has('force-update'));
  return 0;
};

async function add([name, url]: readonly string[], context: ToolContext, force: boolean): Promise<void> {
  if (name === undefined || url === undefined)
    throw new ToolError('Error: "helm repo add" requires 2 arguments\n\nUsage:  helm repo add [NAME] [URL] [flags]');
  const repositories = await readRepositories(context);
  const existing = repositories.find((each) => each.name === name);
  if (existing?.url === url && !force) {
    context.print(`"${name}" already exists with the same configuration, skipping\n`);
    return;
  }
  if (existing !== undefined && !force)
    throw new ToolError(`Error: repository name (${name}) already exists, please specify a different name`);
  if (chartsOf(url) === undefined)
    throw new ToolError(
      `Error: looks like "${url}" is not a valid chart repository or cannot be reached: this stand-in for Helm downloads nothing and has only ${carriedRepositories.join(', ')}`,
    );
  await writeRepositories(context, [...repositories.filter((each) => each.name !== name), { name, url }]);
  context.print(`"${name}" has been added to your repositories\n`);
}

async function list(_words: readonly string[], context: ToolContext): Promise<void> {
  const repositories = await some(context);
  context.print(spacedTable([['NAME', 'URL'], ...repositories.map(({ name, url }) => [name, url])]));
}

async function remove(names: readonly string[], context: ToolContext): Promise<void> {
  for (const name of names) {
    const repositories = await some(context);
    if (!repositories.some((each) => each.name === name)) throw new ToolError(`Error: no repo named "${name}" found`);
    await writeRepositories(
      context,
      repositories.filter((each) => each.name !== name),
    );
    context.print(`"${name}" has been removed from your repositories\n`);
  }
}

/** The charts came with us, so there is nothing to fetch; what Helm says of it is said. */
async function update(_words: readonly string[], context: ToolContext): Promise<void> {
  const repositories = await readRepositories(context);
  if (repositories.length === 0) throw new ToolError('Error: no repositories found. You must add one before updating');
  context.print('Hang tight while we grab the latest from your chart repositories...\n');
  for (const { name } of repositories)
    context.print(`...Successfully got an update from the "${name}" chart repository\n`);
  context.print('Update Complete. ⎈Happy Helming!⎈\n');
}

async function some(context: ToolContext) {
  const repositories = await readRepositories(context);
  if (repositories.length === 0) throw new ToolError('Error: no repositories to show');
  return repositories;
}
