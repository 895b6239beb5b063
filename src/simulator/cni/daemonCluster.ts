import type { EniConfig } from '../kubernetes/objects/eniConfig.ts';
import type { KubeNode } from '../kubernetes/objects/node.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';

/** What the address daemon of one node asks of its cluster. */
export interface DaemonCluster {
  /** Its own Node. */
  node(): KubeNode | undefined;
  /** ARN of the node's role. */
  readonly nodeRoleArn: string;
  /** Who vouches for the cluster's service accounts. */
  readonly issuer: string;
  eniConfig(name: string): EniConfig | undefined;
  annotatePod(namespace: string, name: string, key: string, value: string): void;
  /** Records a Warning about its own pod. */
  warn(pod: Pod, reason: string, message: string): void;
}

/** True while the node is cordoned. */
export function isUnschedulable(node: KubeNode | undefined): boolean {
  return (
    node?.spec.unschedulable === true ||
    node?.spec.taints?.some(({ key }) => key === 'node.kubernetes.io/unschedulable') === true
  );
}
