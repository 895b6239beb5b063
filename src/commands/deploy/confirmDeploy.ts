import { l10n } from 'vscode';
import type { ClusterOrigin } from '../../domain/deploy/clusterOrigin.ts';
import type { DeployCost } from '../../domain/deploy/deployCost.ts';
import type { Prompts } from '../../ports/prompts.ts';

export interface DeployQuestion {
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
  readonly cost: DeployCost;
  readonly origin: ClusterOrigin;
}

/** The one question before anything that costs is made: it names account, region and cost. True when the person went on. */
export async function confirmDeploy(
  prompts: Prompts,
  { stackName, account, region, cost, origin }: DeployQuestion,
): Promise<boolean> {
  return await prompts.confirm(
    l10n.t('Deploy {0} to account {1} in {2}?', stackName, account, region),
    `${costText(cost)}\n${whereText(origin)}`,
    l10n.t('Deploy'),
  );
}

/** What a deploy costs, as a sentence. */
export function costText(cost: DeployCost): string {
  if (cost.state === 'known')
    return l10n.t('On AWS it costs about ${0} per hour (prices of {1}).', cost.cost.total.toFixed(2), cost.cost.asOf);
  return l10n.t('What it costs here is not known to this extension; see the AWS price list.');
}

function whereText(origin: ClusterOrigin): string {
  return origin === 'eksctl'
    ? l10n.t('eksctl makes the cluster in stacks of its own afterwards. “Tear down lab” takes all of it away again.')
    : l10n.t('Everything is in one CloudFormation stack. “Tear down lab” takes it away again.');
}
