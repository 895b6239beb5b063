import type { Compute } from '../../ports/cloud.ts';

/**
 * Deletes the security groups that EKS made for a cluster and left in its VPC, which happens when an interface still had
 * one as the cluster went. To be called when the cluster is gone. One that is still in use waits for a later sweep.
 */
export async function sweepSecurityGroups(
  compute: Pick<Compute, 'clusterSecurityGroups' | 'deleteSecurityGroup'>,
  lab: { readonly vpcId: string; readonly clusterName: string },
  signal: AbortSignal,
): Promise<void> {
  for (const id of await compute.clusterSecurityGroups(lab, signal)) await compute.deleteSecurityGroup(id, signal);
}
