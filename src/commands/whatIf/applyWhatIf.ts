import { l10n } from 'vscode';
import type { WhatIfTarget } from '../../domain/capacity/readWhatIfTarget.ts';
import type { NodeView } from '../../model/snapshot.ts';
import { currentConnection, type Services } from '../services.ts';
import { isEmpty, whatIfPlan } from './plan.ts';
import { createNodegroupLine, planText } from './planText.ts';

type Deps = Pick<Services, 'connections' | 'documents' | 'model' | 'notices' | 'panel' | 'prompts' | 'withProgress'>;

/**
 * Makes the cluster what was chosen in what-if, after one question that says in words what that does and costs: settings of the
 * VPC CNI, the size of a node group, the replicas of a deployment. Without a choice it opens what-if.
 */
export async function applyWhatIf(deps: Deps, target: WhatIfTarget | undefined): Promise<void> {
  if (target === undefined) return deps.panel.show({ section: 'what-if' });
  const connection = currentConnection(deps);
  const { clusterName, region } = connection.profile;
  const { clusters } = await connection.cloud();
  const nodegroups = await clusters.nodegroups(clusterName, connection.closed);
  const { nodes, cni, deployments } = deps.model.snapshot;
  const plan = whatIfPlan(target, {
    instanceType: commonType(nodes) ?? target.instanceType,
    nodes: nodes.length,
    cni,
    nodegroups,
    deployments,
  });
  const place = { region, clusterName, wantedNodes: target.nodes };
  if (isEmpty(plan)) return await nothingToDo(deps, plan.left.instanceType, place);
  const question = l10n.t('Change {0} as chosen in what-if?', clusterName);
  if (!(await deps.prompts.confirm(question, planText(plan, place, nodes), l10n.t('Change')))) return;
  await deps.withProgress(l10n.t('Changing {0}', clusterName), async (report, cancelled) => {
    const signal = AbortSignal.any([connection.closed, cancelled]);
    const cluster = await connection.cluster(signal);
    if (plan.environment !== undefined) {
      report(l10n.t('Settings of the VPC CNI'));
      await cluster.setCniEnvironment(plan.environment, signal);
    }
    if (plan.nodegroup !== undefined) {
      report(l10n.t('Node group {0}', plan.nodegroup.group.name));
      await clusters.scaleNodegroup(clusterName, plan.nodegroup.group, plan.nodegroup.to, signal);
    }
    if (plan.deployment !== undefined) {
      const { namespace, name, to } = plan.deployment;
      report(l10n.t('Deployment {0}', `${namespace}/${name}`));
      await cluster.scaleDeployment(namespace, name, to, signal);
    }
  });
  deps.model.refresh();
}

/** Says so; where only another instance type was chosen, with the line that brings it. */
async function nothingToDo(
  { notices, documents }: Deps,
  instanceType: string | undefined,
  place: Parameters<typeof createNodegroupLine>[1],
): Promise<void> {
  if (instanceType === undefined) {
    await notices.info(l10n.t('There is nothing to change that way.'));
    return;
  }
  const copy = l10n.t('Copy eksctl line');
  const text = l10n.t('Instances never change their type. Nodes of {0} need a node group of their own.', instanceType);
  if ((await notices.info(text, copy)) === copy) await documents.copy(createNodegroupLine(instanceType, place));
}

function commonType(nodes: readonly NodeView[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { type } of nodes) if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
