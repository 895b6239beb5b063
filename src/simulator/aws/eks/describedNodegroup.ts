import { releaseVersion } from '../../world/eks/kubernetesVersions.ts';
import type { EksCluster, Nodegroup } from '../../world/eks/records.ts';
import { describedHealth } from './describedHealth.ts';

/** A node group as every operation that answers with one writes it. */
export function describedNodegroup(cluster: EksCluster, nodegroup: Nodegroup): object {
  const { launchTemplate, scaling } = nodegroup;
  return {
    nodegroupName: nodegroup.name,
    nodegroupArn: nodegroup.arn,
    clusterName: cluster.name,
    version: cluster.version,
    releaseVersion: releaseVersion(cluster.version),
    createdAt: new Date(nodegroup.createdAt),
    modifiedAt: new Date(nodegroup.modifiedAt),
    status: nodegroup.status,
    capacityType: 'ON_DEMAND',
    scalingConfig: { minSize: scaling.min, maxSize: scaling.max, desiredSize: scaling.desired },
    instanceTypes: nodegroup.instanceTypes,
    subnets: nodegroup.subnetIds,
    amiType: nodegroup.amiType,
    nodeRole: nodegroup.nodeRoleArn,
    labels: nodegroup.labels,
    resources: { autoScalingGroups: [{ name: nodegroup.autoScalingGroupName }] },
    diskSize: launchTemplate === undefined ? nodegroup.diskSize : undefined,
    health: describedHealth(nodegroup.issues),
    updateConfig: { maxUnavailable: 1 },
    launchTemplate: launchTemplate && { id: launchTemplate.id, version: launchTemplate.version },
    tags: nodegroup.tags,
  };
}
