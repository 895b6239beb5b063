import {
  CreateNodegroupCommand,
  DescribeNodegroupCommand,
  ListNodegroupsCommand,
  type EKSClient,
  type Nodegroup,
} from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { describeCluster } from './describeCluster.ts';
import { serviceErrorText } from './serviceErrorText.ts';
import { clusterOf, commonFlags, openSession } from './session.ts';
import { waitForNodegroup } from './waitForNodegroup.ts';

/** What eksctl takes when it is not told. */
const defaults = { type: 'm5.large', nodes: 2, volumeGiB: 80 };

/**
 * `eksctl create nodegroup --cluster C --name N`: a managed node group, with the node role and subnets of one that the
 * cluster has. (eksctl makes a stack with a role of its own for it; here it is asked of EKS directly.)
 */
export const createNodegroup: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text', short: 'n' },
    'node-type': { kind: 'text', short: 't' },
    nodes: { kind: 'text', short: 'N' },
    'nodes-min': { kind: 'text', short: 'm' },
    'nodes-max': { kind: 'text', short: 'M' },
    'node-volume-size': { kind: 'text' },
    managed: { kind: 'switch' },
  });
  const clusterName = clusterOf(line);
  const name = line.text('name') ?? line.words[0];
  if (name === undefined) throw new ToolError('Error: --name must be set');
  const session = await openSession(context, line);
  await describeCluster(session.client, clusterName);
  const model = await firstNodegroup(session.client, clusterName);
  const nodes = Number(line.text('nodes') ?? defaults.nodes);
  session.log('ℹ', `nodegroup "${name}" will use the node role and subnets of nodegroup "${model.nodegroupName}"`);
  const create = new CreateNodegroupCommand({
    clusterName,
    nodegroupName: name,
    nodeRole: model.nodeRole,
    subnets: model.subnets,
    instanceTypes: [line.text('node-type') ?? defaults.type],
    diskSize: Number(line.text('node-volume-size') ?? defaults.volumeGiB),
    scalingConfig: {
      desiredSize: nodes,
      minSize: Number(line.text('nodes-min') ?? nodes),
      maxSize: Number(line.text('nodes-max') ?? nodes),
    },
    tags: { Name: `${clusterName}-${name}-Node` },
  });
  await session.client.send(create).catch((error: unknown) => {
    throw new ToolError(`Error: ${serviceErrorText('EKS', 'CreateNodegroup', error)}`, 1, error);
  });
  session.log('ℹ', `waiting for managed nodegroup "${name}"`);
  await waitForNodegroup(session, clusterName, name, 'ACTIVE');
  session.log('✔', `created 1 managed nodegroup(s) in cluster "${clusterName}"`);
  return 0;
};

async function firstNodegroup(client: EKSClient, clusterName: string): Promise<Nodegroup> {
  const { nodegroups } = await client.send(new ListNodegroupsCommand({ clusterName }));
  const nodegroupName = nodegroups?.[0];
  if (nodegroupName === undefined)
    throw new ToolError(`Error: cluster "${clusterName}" has no nodegroup whose node role and subnets could be used`);
  const { nodegroup } = await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
  return nodegroup ?? {};
}
