import { DescribeNodegroupCommand, paginateListNodegroups, type Nodegroup } from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { describeCluster } from './describeCluster.ts';
import { rfc3339 } from './rfc3339.ts';
import { clusterOf, commonFlags, openSession, type EksctlSession } from './session.ts';
import { outputFormat, summaryText, type Column } from './summaryOutput.ts';

interface NodegroupSummary {
  readonly Cluster: string;
  readonly Name: string;
  readonly Status: string;
  readonly CreationTime: string;
  readonly MinSize: number;
  readonly MaxSize: number;
  readonly DesiredCapacity: number;
  readonly InstanceType: string;
  readonly ImageID: string;
  readonly AutoScalingGroupName: string;
  readonly NodeGroupType: string;
}

const columns: readonly Column<NodegroupSummary>[] = [
  ['CLUSTER', ({ Cluster }) => Cluster],
  ['NODEGROUP', ({ Name }) => Name],
  ['STATUS', ({ Status }) => Status],
  ['CREATED', ({ CreationTime }) => CreationTime],
  ['MIN SIZE', ({ MinSize }) => String(MinSize)],
  ['MAX SIZE', ({ MaxSize }) => String(MaxSize)],
  ['DESIRED CAPACITY', ({ DesiredCapacity }) => String(DesiredCapacity)],
  ['INSTANCE TYPE', ({ InstanceType }) => InstanceType],
  ['IMAGE ID', ({ ImageID }) => ImageID],
  ['ASG NAME', ({ AutoScalingGroupName }) => AutoScalingGroupName],
  ['TYPE', ({ NodeGroupType }) => NodeGroupType],
];

/** `eksctl get nodegroup --cluster C [--name N]`. */
export const getNodegroup: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text', short: 'n' },
    output: { kind: 'text', short: 'o' },
    'chunk-size': { kind: 'text' },
  });
  const cluster = clusterOf(line);
  const format = outputFormat(line.text('output'));
  const session = await openSession(context, line, 'errors');
  await describeCluster(session.client, cluster);
  const name = line.text('name') ?? line.words[0];
  const names = await nodegroupNames(session, cluster);
  const wanted = names.filter((each) => name === undefined || each === name);
  if (wanted.length === 0 && format === 'table')
    throw new ToolError(
      `Error: ${name === undefined ? 'No nodegroups found' : `nodegroup with name ${name} not found`}`,
    );
  const summaries: NodegroupSummary[] = [];
  for (const each of wanted) summaries.push(await summaryOf(session, cluster, each));
  context.print(summaryText(summaries, 'nodegroups', columns, format));
  return 0;
};

async function nodegroupNames({ client }: EksctlSession, clusterName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { nodegroups } of paginateListNodegroups({ client }, { clusterName }))
    names.push(...(nodegroups ?? []));
  return names;
}

async function summaryOf({ client }: EksctlSession, clusterName: string, nodegroupName: string) {
  const { nodegroup = {} } = await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
  return summaryOfGroup(clusterName, nodegroupName, nodegroup);
}

function summaryOfGroup(cluster: string, name: string, group: Nodegroup): NodegroupSummary {
  const { scalingConfig } = group;
  return {
    Cluster: cluster,
    Name: name,
    Status: group.status ?? '',
    CreationTime: group.createdAt === undefined ? '' : rfc3339(group.createdAt),
    MinSize: scalingConfig?.minSize ?? 0,
    MaxSize: scalingConfig?.maxSize ?? 0,
    DesiredCapacity: scalingConfig?.desiredSize ?? 0,
    // With a launch template of its own a group tells no instance types.
    InstanceType: (group.instanceTypes ?? ['-']).join(','),
    ImageID: group.amiType ?? '',
    AutoScalingGroupName: (group.resources?.autoScalingGroups ?? []).map((each) => each.name ?? '').join(','),
    NodeGroupType: 'managed',
  };
}
