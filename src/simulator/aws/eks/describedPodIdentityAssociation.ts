import type { EksCluster, PodIdentityAssociation } from '../../world/eks/records.ts';

/** An association as a list shows it. */
export function summarizedPodIdentityAssociation(cluster: EksCluster, association: PodIdentityAssociation): object {
  return {
    clusterName: cluster.name,
    namespace: association.namespace,
    serviceAccount: association.serviceAccount,
    associationArn: association.arn,
    associationId: association.id,
  };
}

/** An association as every operation that answers with one writes it. */
export function describedPodIdentityAssociation(cluster: EksCluster, association: PodIdentityAssociation): object {
  return {
    ...summarizedPodIdentityAssociation(cluster, association),
    roleArn: association.roleArn,
    tags: association.tags,
    createdAt: new Date(association.createdAt),
    modifiedAt: new Date(association.modifiedAt),
    disableSessionTags: false,
  };
}
