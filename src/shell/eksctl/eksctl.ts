import { FlagError } from '../commandLine.ts';
import { commandNamed } from '../commandNamed.ts';
import { ToolError, type Tool } from '../tool.ts';
import { createNodegroup } from './createNodegroup.ts';
import { deleteNodegroup } from './deleteNodegroup.ts';
import { getAddon } from './getAddon.ts';
import { getCluster } from './getCluster.ts';
import { getIamServiceAccount } from './getIamServiceAccount.ts';
import { getNodegroup } from './getNodegroup.ts';
import { scaleNodegroup } from './scaleNodegroup.ts';
import { serviceErrorText } from './serviceErrorText.ts';

/** By verb and thing. */
export const commands: Readonly<Record<string, Tool>> = {
  'create nodegroup': createNodegroup,
  'delete nodegroup': deleteNodegroup,
  'get addon': getAddon,
  'get cluster': getCluster,
  'get iamserviceaccount': getIamServiceAccount,
  'get nodegroup': getNodegroup,
  'scale nodegroup': scaleNodegroup,
};

/** Other names of the things that commands are about. */
const things: Readonly<Record<string, string>> = {
  addons: 'addon',
  clusters: 'cluster',
  iamserviceaccounts: 'iamserviceaccount',
  nodegroups: 'nodegroup',
  ng: 'nodegroup',
};

const usage = `A stand-in for eksctl that knows these commands:

${Object.keys(commands)
  .map((command) => `  eksctl ${command}`)
  .join('\n')}

For everything else install eksctl: https://eksctl.io
`;

/** The commands of eksctl that a lab about networking needs, through the EKS API. */
export const eksctl: Tool = async (args, context) => {
  const [verb = '', thing = ''] = args;
  if (['', 'help', '--help', '-h'].includes(verb) || ['', '--help', '-h'].includes(thing)) {
    context.print(usage);
    return 0;
  }
  const name = `${verb} ${commandNamed(things, thing) ?? thing}`;
  const command = commandNamed(commands, name);
  if (command === undefined)
    throw new ToolError(`Error: this stand-in for eksctl has no "${verb} ${thing}"\n\n${usage.trimEnd()}`);
  try {
    return await command(args.slice(2), context);
  } catch (error) {
    if (error instanceof FlagError) throw new ToolError(`Error: ${error.message}`, 1, error);
    if (error instanceof Error && '$metadata' in error)
      throw new ToolError(`Error: ${serviceErrorText('EKS', name, error)}`, 1, error);
    throw error;
  }
};
