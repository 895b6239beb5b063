import { l10n } from 'vscode';
import { hourlyCost } from '../../domain/cost/hourlyCost.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Prompts } from '../../ports/prompts.ts';
import type { DeployChoice } from './askParameters.ts';

/** The bastion has one volume of this size (GiB) in the lab's template. */
const bastionVolume = 30;

/** Names account, region and cost before anything is made. True when the person went on. */
export async function confirmDeploy(
  prompts: Prompts,
  cloud: Pick<Cloud, 'identity' | 'region'>,
  { stackName, values }: DeployChoice,
  signal: AbortSignal,
): Promise<boolean> {
  const { account } = await cloud.identity(signal);
  return await prompts.confirm(
    l10n.t('Deploy {0} to account {1} in {2}?', stackName, account, cloud.region),
    `${costText(cloud.region, values)}\n${l10n.t('Everything is in one CloudFormation stack. “Tear down lab” takes it away again.')}`,
    l10n.t('Deploy'),
  );
}

function costText(region: string, values: ReadonlyMap<string, string>): string {
  const nodes = Number(values.get('WorkerNodeCount') ?? 0);
  const nodeType = values.get('WorkerNodeInstanceType') ?? '';
  const cost = hourlyCost(region, {
    controlPlanes: 1,
    instanceTypes: [...Array.from({ length: nodes }, () => nodeType), values.get('MyInstanceType') ?? ''],
    publicIpv4: nodes + 1,
    gp3Gigabytes: nodes * Number(values.get('WorkerNodeVolumesize') ?? 0) + bastionVolume,
  });
  if (cost === undefined) return l10n.t('What it costs here is not known to this extension; see the AWS price list.');
  return l10n.t('On AWS it costs about ${0} per hour (prices of {1}).', cost.total.toFixed(2), cost.asOf);
}
