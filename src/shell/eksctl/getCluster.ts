import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { paginateListClusters } from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import type { Tool, ToolContext } from '../tool.ts';
import { describeCluster } from './describeCluster.ts';
import { commonFlags, openSession, type EksctlSession } from './session.ts';
import { outputFormat, summaryText, type Column } from './summaryOutput.ts';
import { rfc3339 } from './rfc3339.ts';

interface Listed {
  readonly Name: string;
  readonly Region: string;
  readonly Owned: 'True' | 'False';
}

const listColumns: readonly Column<Listed>[] = [
  ['NAME', ({ Name }) => Name],
  ['REGION', ({ Region }) => Region],
  ['EKSCTL CREATED', ({ Owned }) => Owned],
];

/** `eksctl get cluster [--name N]`: all clusters of the region, or one in detail. */
export const getCluster: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text', short: 'n' },
    output: { kind: 'text', short: 'o' },
    'chunk-size': { kind: 'text' },
  });
  const format = outputFormat(line.text('output'));
  const session = await openSession(context, line, 'errors');
  const name = line.text('name') ?? line.text('cluster') ?? line.words[0];
  if (name !== undefined) {
    context.print(summaryText([await describeCluster(session.client, name)], 'clusters', detailColumns, format));
    return 0;
  }
  const listed = await listClusters(session, context, line.text('region'));
  context.print(summaryText(listed, 'clusters', listColumns, format));
  return 0;
};

type Described = Awaited<ReturnType<typeof describeCluster>>;

const detailColumns: readonly Column<Described>[] = [
  ['NAME', ({ name }) => name ?? '-'],
  ['VERSION', ({ version }) => version ?? '-'],
  ['STATUS', ({ status }) => status ?? '-'],
  ['CREATED', ({ createdAt }) => (createdAt === undefined ? '-' : rfc3339(createdAt))],
  ['VPC', ({ resourcesVpcConfig }) => resourcesVpcConfig?.vpcId ?? '-'],
  ['SUBNETS', ({ resourcesVpcConfig }) => (resourcesVpcConfig?.subnetIds ?? ['-']).toSorted().join(',')],
  ['SECURITYGROUPS', ({ resourcesVpcConfig }) => (resourcesVpcConfig?.securityGroupIds ?? ['-']).toSorted().join(',')],
  ['PROVIDER', ({ connectorConfig }) => connectorConfig?.provider ?? 'EKS'],
];

async function listClusters({ client }: EksctlSession, context: ToolContext, region?: string): Promise<Listed[]> {
  const cloudFormation = (await context.aws()).cloudFormation(region);
  const inRegion = await client.config.region();
  const listed: Listed[] = [];
  for await (const { clusters } of paginateListClusters({ client }, {})) {
    for (const Name of clusters ?? []) {
      const stack = new DescribeStacksCommand({ StackName: `eksctl-${Name}-cluster` });
      const owned = await cloudFormation.send(stack).then(
        ({ Stacks }) => (Stacks ?? []).length > 0,
        // CloudFormation says by an error that there is no such stack.
        () => false,
      );
      listed.push({ Name, Region: inRegion, Owned: owned ? 'True' : 'False' });
    }
  }
  return listed;
}
