import type { PoolSettings } from '../../domain/cni/addressPool.ts';
import type { WhatIfTarget } from '../../domain/capacity/readWhatIfTarget.ts';
import { environmentChanges, poolEnvironment, type PoolEnvironment } from '../../domain/cni/poolEnvironment.ts';
import type { Nodegroup } from '../../ports/cloud.ts';
import type { KubernetesDeployment } from '../../ports/cluster.ts';

/** What the cluster is, as far as a plan needs it. */
export interface PlanBasis {
  /** Of most nodes. */
  readonly instanceType: string;
  /** Nodes that run, whoever made them. */
  readonly nodes: number;
  /** Undefined when nobody tells: then the settings are left alone. */
  readonly cni: PoolSettings | undefined;
  readonly nodegroups: readonly Nodegroup[];
  readonly deployments: readonly Pick<KubernetesDeployment, 'namespace' | 'name' | 'replicas'>[];
}

/** What has to be done so that the cluster becomes as chosen, in this order. */
export interface WhatIfPlan {
  /** Variables of aws-node, as they are to be. */
  readonly environment: PoolEnvironment | undefined;
  readonly nodegroup: { readonly group: Nodegroup; readonly to: number } | undefined;
  readonly deployment:
    | { readonly namespace: string; readonly name: string; readonly from: number; readonly to: number }
    | undefined;
  /** What no step of this plan can bring about. */
  readonly left: {
    /** Instances never change their type: nodes of another one are a node group of their own. */
    readonly instanceType: string | undefined;
    /** The number of nodes, where no managed node group can bring it about. */
    readonly nodes: number | undefined;
    /** New limits of pods: nodes that run keep theirs. */
    readonly replaceNodes: boolean;
  };
}

/** The plan from what is to what was chosen. */
export function whatIfPlan(target: WhatIfTarget, basis: PlanBasis): WhatIfPlan {
  const changes =
    basis.cni === undefined ? {} : environmentChanges(poolEnvironment(basis.cni), poolEnvironment(target.cni));
  const nodegroup = nodegroupStep(target.nodes - basis.nodes, basis.nodegroups);
  const deployment = basis.deployments.find(
    ({ namespace, name }) => namespace === target.deployment?.namespace && name === target.deployment.name,
  );
  const to = target.deployment?.replicas;
  return {
    environment: Object.keys(changes).length === 0 ? undefined : changes,
    nodegroup,
    deployment:
      deployment === undefined || to === undefined || to === deployment.replicas
        ? undefined
        : { namespace: deployment.namespace, name: deployment.name, from: deployment.replicas, to },
    left: {
      instanceType: target.instanceType === basis.instanceType ? undefined : target.instanceType,
      nodes: nodegroup === undefined && target.nodes !== basis.nodes ? target.nodes : undefined,
      replaceNodes: ['ENABLE_PREFIX_DELEGATION', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'MAX_ENI'].some(
        (name) => name in changes,
      ),
    },
  };
}

/** Whether there is anything to do. */
export function isEmpty({ environment, nodegroup, deployment }: WhatIfPlan): boolean {
  return environment === undefined && nodegroup === undefined && deployment === undefined;
}

/** The largest group gets or loses the difference, if it has enough to lose. */
function nodegroupStep(more: number, groups: readonly Nodegroup[]): WhatIfPlan['nodegroup'] {
  const [group] = groups.toSorted((a, b) => b.desiredSize - a.desiredSize);
  if (more === 0 || group === undefined || group.desiredSize + more < 0) return undefined;
  return { group, to: group.desiredSize + more };
}
