import type { Ipamd } from '../../cni/ipamd.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { EksCluster } from '../../world/eks/records.ts';

/** What shells inside a cluster look into. Its control plane has it. */
export interface ClusterInside {
  readonly cluster: EksCluster;
  readonly api: KubeApi;
  /** The node of an instance, once it has one. */
  nodeOf(instanceId: string): { readonly name: string; readonly ipamd: Ipamd | undefined } | undefined;
  podsOnNode(name: string): readonly Pod[];
}
