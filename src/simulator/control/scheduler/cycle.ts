import type { ObjectStore } from '../../kubernetes/objectStore.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { ClusterState } from './clusterState.ts';
import { requestsOf, type PodRequests } from './podRequests.ts';

/** What one attempt at placing one pod works with. */
export interface Cycle {
  readonly pod: Pod;
  readonly requests: PodRequests;
  readonly cluster: ClusterState;
  readonly store: ObjectStore;
  /** Kubernetes' minor, which decides some words. */
  readonly minor: number;
}

export function newCycle(pod: Pod, cluster: ClusterState, store: ObjectStore, minor: number): Cycle {
  return { pod, requests: requestsOf(pod), cluster, store, minor };
}

/** Names of the scheduler's plugins that refuse pods. */
export type PluginName =
  | 'NodeUnschedulable'
  | 'NodeName'
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodePorts'
  | 'NodeResourcesFit'
  | 'VolumeBinding'
  | 'PodTopologySpread'
  | 'InterPodAffinity';

/** Why a pod cannot go to a node. `resolvable` reasons would go away if other pods did: preemption is tried for them. */
export interface Refusal {
  readonly plugin: PluginName;
  readonly reasons: readonly string[];
  readonly resolvable: boolean;
}

export function refusal(plugin: PluginName, resolvable: boolean, ...reasons: string[]): Refusal {
  return { plugin, reasons, resolvable };
}
