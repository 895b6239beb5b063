import type { Cloud, EksCluster, Instance, NetworkInterface } from '../ports/cloud.ts';
import type { StackView } from './snapshot.ts';

/** States of an EKS cluster that end by themselves. */
const movingStatuses = new Set(['CREATING', 'UPDATING', 'DELETING', 'PENDING']);

/** What one look at CloudFormation and EKS shows. */
export interface LabRead {
  readonly account: string;
  readonly stack: StackView | undefined;
  readonly cluster: EksCluster | undefined;
}

/** Reads the lab's stack with its resources, and its cluster; what is not there is undefined. */
export async function readLab(
  cloud: Cloud,
  names: { readonly stackName: string; readonly clusterName: string },
  signal: AbortSignal,
): Promise<LabRead> {
  const [{ account }, stack, cluster] = await Promise.all([
    cloud.identity(signal),
    cloud.stacks.find(names.stackName, signal),
    cloud.clusters.find(names.clusterName, signal),
  ]);
  if (stack === undefined) return { account, stack: undefined, cluster };
  // By its id: the stack may be gone by its name in the meantime.
  const resources = await cloud.stacks.resources(stack.id, signal);
  return { account, stack: { ...stack, resources }, cluster };
}

/** The lab's VPC: the cluster's, or while there is no cluster yet, the one of the stack. */
export function vpcOf({ stack, cluster }: Pick<LabRead, 'stack' | 'cluster'>): string | undefined {
  return cluster?.vpcId ?? stack?.resources.find(({ type }) => type === 'AWS::EC2::VPC')?.physicalId;
}

/** True while the stack or the cluster is on its way to another state. */
export function isChanging({ stack, cluster }: Pick<LabRead, 'stack' | 'cluster'>): boolean {
  return stack?.status.endsWith('_IN_PROGRESS') === true || movingStatuses.has(cluster?.status ?? '');
}

/** Where the cluster's API server can be asked; undefined while there is none. An update leaves it in service. */
export function apiServerOf({ cluster }: Pick<LabRead, 'cluster'>): string | undefined {
  return cluster?.status === 'ACTIVE' || cluster?.status === 'UPDATING' ? cluster.endpoint : undefined;
}

/**
 * Whose instances and interfaces are read. A VPC that the lab's stack made is the lab's alone; any other VPC is shared with
 * things that are nobody's business here.
 */
export type ComputeScope =
  | { readonly kind: 'vpc'; readonly vpcId: string }
  | { readonly kind: 'cluster'; readonly clusterName: string; readonly instanceIds: readonly string[] };

/** The scope of a lab or of another cluster; `instanceIds` are those that its nodes name. Undefined while there is neither. */
export function scopeOf(
  { stack, cluster }: Pick<LabRead, 'stack' | 'cluster'>,
  instanceIds: readonly string[],
): ComputeScope | undefined {
  const own = stack?.resources.find(({ type }) => type === 'AWS::EC2::VPC')?.physicalId;
  if (own !== undefined && (cluster?.vpcId ?? own) === own) return { kind: 'vpc', vpcId: own };
  return cluster === undefined ? undefined : { kind: 'cluster', clusterName: cluster.name, instanceIds };
}

export interface ComputeRead {
  readonly instances: readonly Instance[];
  readonly interfaces: readonly NetworkInterface[];
}

/** Reads every instance and interface of the scope, in pages. */
export async function readCompute({ compute }: Cloud, scope: ComputeScope, signal: AbortSignal): Promise<ComputeRead> {
  if (scope.kind === 'vpc') {
    const { vpcId } = scope;
    const [instances, interfaces] = await Promise.all([
      compute.instances({ vpcId }, signal),
      compute.networkInterfaces({ vpcId }, signal),
    ]);
    return { instances, interfaces };
  }
  const tagged = await compute.instances({ taggedFor: scope.clusterName }, signal);
  signal.throwIfAborted();
  const seen = new Set(tagged.map(({ id }) => id));
  const missing = scope.instanceIds.filter((id) => !seen.has(id));
  const untagged = missing.length === 0 ? [] : await compute.instances({ ids: missing }, signal);
  signal.throwIfAborted();
  const instances = [...tagged, ...untagged];
  const [attached, detached] = await Promise.all([
    compute.networkInterfaces({ instanceIds: instances.map(({ id }) => id) }, signal),
    compute.networkInterfaces({ detachedOf: scope.clusterName }, signal),
  ]);
  return { instances, interfaces: [...attached, ...detached] };
}
