import { paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { describeCluster } from './describeCluster.ts';
import { clusterOf, commonFlags, openSession } from './session.ts';
import { outputFormat, summaryText, type Column } from './summaryOutput.ts';

interface IamServiceAccount {
  readonly namespace: string;
  readonly name: string;
  readonly roleARN: string;
}

const columns: readonly Column<IamServiceAccount>[] = [
  ['NAMESPACE', ({ namespace }) => namespace],
  ['NAME', ({ name }) => name],
  ['ROLE ARN', ({ roleARN }) => roleARN],
];

/** The tag of a stack of eksctl that made a role for a service account: its value is `<namespace>/<name>`. */
const tag = 'alpha.eksctl.io/iamserviceaccount-name';
const clusterTag = 'alpha.eksctl.io/cluster-name';

/** `eksctl get iamserviceaccount --cluster C`: the service accounts whose roles eksctl's stacks made. */
export const getIamServiceAccount: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    name: { kind: 'text' },
    namespace: { kind: 'text' },
    output: { kind: 'text', short: 'o' },
    'chunk-size': { kind: 'text' },
  });
  const cluster = clusterOf(line);
  const format = outputFormat(line.text('output'));
  const session = await openSession(context, line, 'errors');
  await describeCluster(session.client, cluster);
  const client = (await context.aws()).cloudFormation(line.text('region'));
  const accounts: IamServiceAccount[] = [];
  for await (const { Stacks } of paginateDescribeStacks({ client }, {}))
    accounts.push(...(Stacks ?? []).flatMap((stack) => accountOf(stack, cluster)));
  const [name, namespace] = [line.text('name') ?? line.words[0], line.text('namespace')];
  const wanted = accounts
    .filter((account) => namespace === undefined || account.namespace === namespace)
    .filter((account) => name === undefined || account.name === name);
  if (wanted.length === 0 && name !== undefined)
    throw new ToolError(`Error: iamserviceaccount "${namespace ?? 'default'}/${name}" not found`);
  context.print(summaryText(wanted, 'iamserviceaccounts', columns, format));
  return 0;
};

function accountOf({ Tags, Outputs }: Stack, cluster: string): IamServiceAccount[] {
  const valueOf = (key: string) => Tags?.find(({ Key }) => Key === key)?.Value;
  const [namespace, name] = (valueOf(tag) ?? '').split('/');
  if (valueOf(clusterTag) !== cluster || namespace === undefined || name === undefined) return [];
  const roleARN = Outputs?.find(({ OutputKey }) => OutputKey === 'Role1')?.OutputValue ?? '';
  return [{ namespace, name, roleARN }];
}
