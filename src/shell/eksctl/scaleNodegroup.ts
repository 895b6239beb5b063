import { UpdateNodegroupConfigCommand, type NodegroupScalingConfig } from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { serviceErrorText } from './serviceErrorText.ts';
import { clusterOf, commonFlags, openSession } from './session.ts';
import { waitForNodegroup } from './waitForNodegroup.ts';

/** `eksctl scale nodegroup --cluster C --name N --nodes 4`. */
export const scaleNodegroup: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text', short: 'n' },
    nodes: { kind: 'text', short: 'N' },
    'nodes-min': { kind: 'text', short: 'm' },
    'nodes-max': { kind: 'text', short: 'M' },
    wait: { kind: 'switch', short: 'w' },
  });
  const clusterName = clusterOf(line);
  const nodegroupName = line.text('name') ?? line.words[0];
  if (nodegroupName === undefined) throw new ToolError('Error: --name must be set');
  const sizes = { desiredSize: line.text('nodes'), minSize: line.text('nodes-min'), maxSize: line.text('nodes-max') };
  const scalingConfig: NodegroupScalingConfig = Object.fromEntries(
    Object.entries(sizes).flatMap(([key, text]) => (text === undefined ? [] : [[key, wholeNumber(text)]])),
  );
  if (Object.keys(scalingConfig).length === 0)
    throw new ToolError('Error: at least one of minimum, maximum and desired nodes must be set');
  const session = await openSession(context, line);
  session.log('ℹ', `scaling nodegroup "${nodegroupName}" in cluster ${clusterName}`);
  const update = new UpdateNodegroupConfigCommand({ clusterName, nodegroupName, scalingConfig });
  await session.client.send(update).catch((error: unknown) => {
    const why = serviceErrorText('EKS', 'UpdateNodegroupConfig', error);
    throw new ToolError(`Error: failed to scale nodegroup for cluster "${clusterName}", error: ${why}`, 1, error);
  });
  session.log('ℹ', `initiated scaling of nodegroup`);
  if (line.has('wait')) {
    await waitForNodegroup(session, clusterName, nodegroupName, 'ACTIVE');
    session.log('ℹ', 'nodegroup successfully scaled');
  } else {
    session.log(
      'ℹ',
      `to see the status of the scaling run \`eksctl get nodegroup --cluster ${clusterName} --region ${await session.client.config.region()} --name ${nodegroupName}\``,
    );
  }
  return 0;
};

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new ToolError(`Error: invalid argument "${text}": not a whole number`);
}
