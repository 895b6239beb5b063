import { DeleteNodegroupCommand } from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { serviceErrorText } from './serviceErrorText.ts';
import { clusterOf, commonFlags, openSession } from './session.ts';
import { waitForNodegroup } from './waitForNodegroup.ts';

/** `eksctl delete nodegroup --cluster C --name N [--wait]`. */
export const deleteNodegroup: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text', short: 'n' },
    wait: { kind: 'switch', short: 'w' },
    drain: { kind: 'switch' },
    'disable-eviction': { kind: 'switch' },
  });
  const clusterName = clusterOf(line);
  const nodegroupName = line.text('name') ?? line.words[0];
  if (nodegroupName === undefined) throw new ToolError('Error: --name must be set');
  const session = await openSession(context, line);
  session.log('ℹ', `1 nodegroup (${nodegroupName}) was included (based on the include/exclude rules)`);
  session.log('ℹ', `will delete nodegroup "${nodegroupName}"`);
  await session.client.send(new DeleteNodegroupCommand({ clusterName, nodegroupName })).catch((error: unknown) => {
    throw new ToolError(`Error: ${serviceErrorText('EKS', 'DeleteNodegroup', error)}`, 1, error);
  });
  if (line.has('wait')) await waitForNodegroup(session, clusterName, nodegroupName, 'gone');
  session.log('✔', `deleted 1 nodegroup(s) from cluster "${clusterName}"`);
  return 0;
};
