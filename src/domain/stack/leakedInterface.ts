/** A network interface as far as the decision needs it. */
export interface InterfaceFacts {
  readonly vpcId: string;
  readonly status: string;
  readonly description: string;
  readonly requesterManaged: boolean;
  readonly interfaceType: string;
  readonly attachmentId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The VPC CNI writes these when it makes an interface for a node (amazon-vpc-cni-k8s, pkg/awsutils). */
const instanceTag = 'node.k8s.amazonaws.com/instance_id';
const clusterTag = 'cluster.k8s.amazonaws.com/name';
const descriptionPrefix = 'aws-K8S-i-';

/**
 * Whether an interface was left behind by a node of this lab: made by the VPC CNI for an instance that is gone, and
 * attached to nothing. Such an interface keeps its subnet and VPC from being deleted. Every condition must hold:
 * load balancers, the cluster itself and other VPCs have interfaces too, and those are never ours to delete.
 *
 * @param liveInstanceIds instances of the VPC that have not been terminated
 */
export function isLeakedInterface(
  networkInterface: InterfaceFacts,
  lab: { readonly vpcId: string; readonly clusterName: string },
  liveInstanceIds: ReadonlySet<string>,
): boolean {
  const { tags } = networkInterface;
  const instanceId = tags[instanceTag];
  const cluster = tags[clusterTag];
  return (
    networkInterface.vpcId === lab.vpcId &&
    networkInterface.status === 'available' &&
    networkInterface.attachmentId === undefined &&
    !networkInterface.requesterManaged &&
    networkInterface.interfaceType === 'interface' &&
    networkInterface.description.startsWith(descriptionPrefix) &&
    instanceId !== undefined &&
    !liveInstanceIds.has(instanceId) &&
    (cluster === undefined || cluster === lab.clusterName)
  );
}
