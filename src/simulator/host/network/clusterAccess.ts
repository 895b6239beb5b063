import type { AddressPool } from '../../cni/addressPool.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { EksCluster } from '../../world/eks/records.ts';

/** What the insides of a cluster's nodes are computed from. A cluster's control plane has it. */
export interface ClusterAccess {
  readonly cluster: EksCluster;
  readonly api: KubeApi;
  /** The node of an instance, once it has one; `name` is its object's. */
  nodeOf(instanceId: string): ClusterNode | undefined;
  podsOnNode(name: string): readonly Pod[];
  /** A container has answered a request, which costs it something. */
  requestAnswered(podUid: string, container: string): void;
}

export interface ClusterNode {
  readonly name: string;
  /** The address daemon, once it has run. */
  readonly ipamd: { readonly pool: AddressPool; readonly isReady: boolean } | undefined;
}
