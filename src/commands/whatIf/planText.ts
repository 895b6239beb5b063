import { l10n } from 'vscode';
import { hourlyCost } from '../../domain/cost/hourlyCost.ts';
import type { PoolEnvironment } from '../../domain/cni/poolEnvironment.ts';
import type { NodeView } from '../../model/snapshot.ts';
import type { WhatIfPlan } from './plan.ts';

/** What a plan does, what it leaves and what it costs, a line each. */
export function planText(
  plan: WhatIfPlan,
  place: { readonly region: string; readonly clusterName: string; readonly wantedNodes: number },
  nodes: readonly NodeView[],
): string {
  const { environment, nodegroup, deployment, left } = plan;
  const lines: string[] = [];
  if (environment !== undefined)
    lines.push(
      l10n.t('Set on aws-node: {0}. Its pods restart, one node after the other.', environmentText(environment)),
    );
  if (nodegroup !== undefined)
    lines.push(
      l10n.t(
        'Scale node group {0} from {1} to {2} nodes.',
        nodegroup.group.name,
        nodegroup.group.desiredSize,
        nodegroup.to,
      ),
    );
  if (deployment !== undefined)
    lines.push(
      l10n.t(
        'Scale {0} from {1} to {2} replicas.',
        `${deployment.namespace}/${deployment.name}`,
        deployment.from,
        deployment.to,
      ),
    );
  if (left.replaceNodes)
    lines.push(
      l10n.t('Nodes that run now keep their limit of pods. Only new nodes get another one: replace them afterwards.'),
    );
  if (left.nodes !== undefined)
    lines.push(l10n.t('The number of nodes stays: no managed node group can be scaled to make it {0}.', left.nodes));
  if (left.instanceType !== undefined)
    lines.push(
      l10n.t(
        'The instance type stays: nodes of {0} need a node group of their own, for which there is this line:',
        left.instanceType,
      ),
      createNodegroupLine(left.instanceType, place),
    );
  lines.push(costText(plan, place.region, nodes));
  return lines.join('\n');
}

/** The eksctl line that makes a node group of another instance type. */
export function createNodegroupLine(
  instanceType: string,
  {
    clusterName,
    region,
    wantedNodes,
  }: { readonly clusterName: string; readonly region: string; readonly wantedNodes: number },
): string {
  const name = `ng-${instanceType.replace('.', '-')}`;
  return `eksctl create nodegroup --cluster ${clusterName} --region ${region} --name ${name} --node-type ${instanceType} --nodes ${wantedNodes}`;
}

/** `ENABLE_PREFIX_DELEGATION=true, WARM_IP_TARGET-`, as `kubectl set env` takes it. */
function environmentText(environment: PoolEnvironment): string {
  return Object.entries(environment)
    .map(([name, value]) => (value === null ? `${name}-` : `${name}=${value}`))
    .join(', ');
}

function costText({ nodegroup }: WhatIfPlan, region: string, nodes: readonly NodeView[]): string {
  const more = nodegroup === undefined ? 0 : nodegroup.to - nodegroup.group.desiredSize;
  const types = nodes.map(({ type }) => type ?? '');
  const own = nodegroup?.group.instanceTypes[0] ?? types[0] ?? '';
  const later = more >= 0 ? [...types, ...Array.from({ length: more }, () => own)] : types.slice(0, more);
  const isPublic = nodes.some(({ externalIp }) => externalIp !== undefined);
  const cost = (instanceTypes: readonly string[]) =>
    hourlyCost(region, {
      controlPlanes: 1,
      instanceTypes,
      publicIpv4: isPublic ? instanceTypes.length : 0,
      gp3Gigabytes: 0,
    });
  const now = cost(types);
  const then = cost(later);
  if (now === undefined || then === undefined)
    return l10n.t('What it costs here is not known to this extension; see the AWS price list.');
  return l10n.t(
    'On AWS the cluster and its nodes then cost about ${0} per hour, without disks and traffic; now it is ${1} (prices of {2}).',
    then.total.toFixed(3),
    now.total.toFixed(3),
    then.asOf,
  );
}
