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

export interface ComputeRead {
  readonly instances: readonly Instance[];
  readonly interfaces: readonly NetworkInterface[];
}

/** Reads every instance and interface of the VPC, in pages. */
export async function readCompute(cloud: Cloud, vpcId: string, signal: AbortSignal): Promise<ComputeRead> {
  const [instances, interfaces] = await Promise.all([
    cloud.compute.instances({ vpcId }, signal),
    cloud.compute.networkInterfaces({ vpcId }, signal),
  ]);
  return { instances, interfaces };
}
