import { FlagError } from '../commandLine.ts';
import { commandNamed } from '../commandNamed.ts';
import { ApiError } from '../kubernetes/apiError.ts';
import { ToolError, type Tool } from '../tool.ts';
import { get } from './get.ts';
import { install } from './install.ts';
import { list } from './list.ts';
import { repo } from './repo.ts';
import { search } from './search.ts';
import { status } from './status.ts';
import { uninstall } from './uninstall.ts';

export const commands: Readonly<Record<string, Tool>> = { get, install, list, repo, search, status, uninstall };
const otherNames: Readonly<Record<string, string>> = {
  ls: 'list',
  delete: 'uninstall',
  del: 'uninstall',
  un: 'uninstall',
};

const usage = `A stand-in for Helm that carries the charts of the lab and knows these commands:

  helm repo add|list|remove|update
  helm search repo
  helm install NAME REPOSITORY/CHART
  helm list
  helm status NAME
  helm get values|manifest|notes NAME
  helm uninstall NAME

For everything else install Helm: https://helm.sh
`;

/** The commands of Helm that the lab needs, for the charts that we carry. */
export const helm: Tool = async ([name = '', ...args], context) => {
  if (['', 'help', '--help', '-h'].includes(name) || args.includes('--help')) {
    context.print(usage);
    return 0;
  }
  const command = commandNamed(commands, name, otherNames);
  if (command === undefined)
    throw new ToolError(`Error: unknown command "${name}" for this stand-in of "helm"\n\n${usage.trimEnd()}`);
  try {
    return await command(args, context);
  } catch (error) {
    if (error instanceof FlagError || error instanceof ApiError)
      throw new ToolError(`Error: ${error.message}`, 1, error);
    throw error;
  }
};
