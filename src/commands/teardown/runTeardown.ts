import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { Cloud, Stack } from '../../ports/cloud.ts';
import type { Services } from '../services.ts';
import { teardownStack, type TeardownResult, type TeardownStep } from './teardownStack.ts';

type Deps = Pick<Services, 'withProgress' | 'clock' | 'model' | 'log'>;

/** Takes a stack apart under a progress notification. Without a stack it only looks for what is left. */
export async function runTeardown(
  deps: Deps,
  connection: Connection,
  cloud: Cloud,
  stack: Stack | undefined,
): Promise<TeardownResult> {
  const { stackName, clusterName } = connection.profile;
  const resources = stack === undefined ? [] : await cloud.stacks.resources(stack.name, connection.closed);
  const physical = (type: string) => resources.find((resource) => resource.type === type)?.physicalId;
  const target = {
    stackId: stack?.id,
    vpcId: stack?.outputs.get('VpcId') ?? physical('AWS::EC2::VPC'),
    clusterName: stack?.outputs.get('ClusterName') ?? physical('AWS::EKS::Cluster') ?? stack?.name ?? clusterName,
  };
  const total = resources.filter(({ status }) => status !== 'DELETE_COMPLETE').length;
  const ports = { cloud, cluster: (signal: AbortSignal) => connection.cluster(signal), clock: deps.clock };
  return await deps.withProgress(l10n.t('Tearing down {0}', stack?.name ?? stackName), async (report, cancelled) => {
    const signal = AbortSignal.any([cancelled, connection.closed]);
    const onStep = (step: TeardownStep) => {
      if (step.kind === 'swept') deps.log.info(`Deleted leaked interfaces: ${step.interfaces.join(', ')}`);
      if (step.kind === 'retry') deps.log.warn(`Delete failed at ${step.failed}, trying once more: ${step.reason}`);
      report(stepText(step, total), step.kind === 'stack' && total > 0 ? step.progress.done / total : undefined);
    };
    const result = await teardownStack(ports, target, onStep, signal);
    if (result.clusterError !== undefined)
      deps.log.warn(`Load balancers not asked for: ${result.clusterError.message}`);
    deps.model.refresh();
    return result;
  });
}

function stepText(step: TeardownStep, total: number): string {
  switch (step.kind) {
    case 'load-balancers':
      return l10n.t('Load balancers first');
    case 'stack':
      return [`${step.progress.done}/${total}`, ...step.progress.active.slice(0, 2)].join(' · ');
    case 'swept':
      return l10n.t('{0} interfaces left by nodes deleted', step.interfaces.length);
    case 'retry':
      return l10n.t('{0} could not be deleted; trying once more', step.failed);
    case 'verify':
      return l10n.t('Looking for leftovers');
  }
}

/** Rejects with `leftovers-remain` when something of the lab is still there. */
export function assertNothingLeft({ leftovers }: TeardownResult): void {
  if (leftovers.length === 0) return;
  throw new LabError('leftovers-remain', leftovers.map(({ kind, id }) => `${kind} ${id}`).join(', '));
}
