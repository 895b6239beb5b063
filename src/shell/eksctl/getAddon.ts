import {
  DescribeAddonCommand,
  DescribePodIdentityAssociationCommand,
  paginateListAddons,
  type AddonIssue,
} from '@aws-sdk/client-eks';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { newerVersions } from './addonVersions.ts';
import { describeCluster } from './describeCluster.ts';
import { serviceErrorText } from './serviceErrorText.ts';
import { clusterOf, commonFlags, openSession, type EksctlSession } from './session.ts';
import { outputFormat, summaryText, type Column } from './summaryOutput.ts';

interface AddonSummary {
  readonly Name: string;
  readonly Namespace: string;
  readonly Version: string;
  readonly NewerVersion: string;
  readonly IAMRole: string;
  readonly Status: string;
  readonly ConfigurationValues: string;
  readonly Issues: readonly AddonIssue[];
  readonly PodIdentityAssociations: readonly string[];
}

const columns: readonly Column<AddonSummary>[] = [
  ['NAME', ({ Name }) => Name],
  ['VERSION', ({ Version }) => Version],
  ['STATUS', ({ Status }) => Status],
  ['ISSUES', ({ Issues }) => String(Issues.length)],
  ['IAMROLE', ({ IAMRole }) => IAMRole],
  ['UPDATE AVAILABLE', ({ NewerVersion }) => NewerVersion],
  ['CONFIGURATION VALUES', ({ ConfigurationValues }) => ConfigurationValues],
];

/** What releases of eksctl since 2024 show more. */
const laterColumns: readonly Column<AddonSummary>[] = [
  ['NAMESPACE', ({ Namespace }) => Namespace],
  ['POD IDENTITY ASSOCIATION ROLES', ({ PodIdentityAssociations }) => PodIdentityAssociations.join(',')],
];

/** `eksctl get addon --cluster C [--name N]`. */
export const getAddon: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text' },
    output: { kind: 'text', short: 'o' },
    'chunk-size': { kind: 'text' },
  });
  const cluster = clusterOf(line);
  const format = outputFormat(line.text('output'));
  const session = await openSession(context, line, format === 'table' ? 'output' : 'errors');
  const { version = '' } = await describeCluster(session.client, cluster);
  session.log('ℹ', `Kubernetes version "${version}" in use by cluster "${cluster}"`);
  const name = line.text('name') ?? line.words[0];
  if (name === undefined) session.log('ℹ', 'getting all addons');
  const names = name === undefined ? await addonNames(session, cluster) : [name];
  const summaries: AddonSummary[] = [];
  for (const each of names) summaries.push(await summaryOf(session, cluster, each, version));
  if (summaries.length > 0)
    session.log('ℹ', 'to see issues for an addon run `eksctl get addon --name <addon-name> --cluster <cluster-name>`');
  context.print(summaryText(summaries, 'addons', columnsFor(version), format));
  if (name !== undefined)
    for (const { code, message, resourceIds } of summaries[0]?.Issues ?? [])
      context.print(`Issue: {Code:${code} Message:${message} ResourceIDs:[${(resourceIds ?? []).join(' ')}]}\n`);
  return 0;
};

/** eksctl supports few Kubernetes versions at a time, so the one that fits a cluster before 1.28 is one of 2023. */
function columnsFor(kubernetesVersion: string): readonly Column<AddonSummary>[] {
  const minor = Number(kubernetesVersion.split('.')[1]);
  return minor < 28 ? columns : [...columns, ...laterColumns];
}

async function addonNames({ client }: EksctlSession, clusterName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { addons } of paginateListAddons({ client }, { clusterName })) names.push(...(addons ?? []));
  return names;
}

async function summaryOf(
  { client }: EksctlSession,
  clusterName: string,
  addonName: string,
  kubernetesVersion: string,
): Promise<AddonSummary> {
  const describe = new DescribeAddonCommand({ clusterName, addonName });
  const { addon } = await client.send(describe).catch((error: unknown) => {
    const why = serviceErrorText('EKS', 'DescribeAddon', error);
    throw new ToolError(`Error: failed to get addon "${addonName}": ${why}`, 1, error);
  });
  const version = addon?.addonVersion ?? '';
  const roles: string[] = [];
  for (const arn of addon?.podIdentityAssociations ?? []) {
    const associationId = arn.slice(arn.lastIndexOf('/') + 1);
    const { association } = await client.send(
      new DescribePodIdentityAssociationCommand({ clusterName, associationId }),
    );
    roles.push(association?.roleArn ?? '');
  }
  return {
    Name: addonName,
    Namespace: addon?.namespaceConfig?.namespace ?? '-',
    Version: version,
    NewerVersion: await newerVersions(client, { name: addonName, version }, kubernetesVersion),
    IAMRole: addon?.serviceAccountRoleArn ?? '',
    Status: addon?.status ?? '',
    ConfigurationValues: addon?.configurationValues ?? '',
    Issues: addon?.health?.issues ?? [],
    PodIdentityAssociations: roles,
  };
}
