import type { ErrorReason } from '../base/errors.ts';
import type { InstanceTypeLimits } from '../domain/instanceTypes/instanceTypes.ts';
import type { Instance, Stack, StackResource } from '../ports/cloud.ts';
import type { KubernetesDeployment, KubernetesPod } from '../ports/cluster.ts';

/** How one source of truth is doing. `none`: there is nothing to read yet (no connection, no stack, no cluster). */
export type SourceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'live'; readonly at: number }
  | {
      readonly kind: 'failed';
      readonly reason: ErrorReason;
      readonly subject: string;
      readonly detail: string;
      readonly since: number;
    };

/** A pod as the picture shows it: what Kubernetes says of it, under `<namespace>/<name>`. */
export interface PodView extends KubernetesPod {
  readonly key: string;
}

/** A place for an address on an ENI: its first address, a secondary address, or a /28 prefix. */
export interface SlotView {
  /** An address, or a block in CIDR form for a prefix. */
  readonly address: string;
  readonly kind: 'primary' | 'secondary' | 'prefix';
  /** The pods on it: at most one for an address, up to 16 for a prefix, none for a primary. */
  readonly pods: readonly PodView[];
  /** `warm`: attached and free. `cooling`: its pod ended less than 30 s ago. */
  readonly use: 'primary' | 'pod' | 'warm' | 'cooling';
}

export interface EniView {
  readonly id: string;
  readonly deviceIndex: number;
  readonly status: string;
  readonly description: string;
  readonly primaryIp: string;
  readonly subnetId: string;
  /** Primary first, then secondaries and prefixes in EC2's order. */
  readonly slots: readonly SlotView[];
}

/** A Kubernetes node joined with its EC2 instance by provider id. */
export interface NodeView {
  readonly name: string;
  /** `ip-192-168-1-251`: the name without its domain. */
  readonly shortName: string;
  readonly instanceId: string | undefined;
  readonly type: string | undefined;
  readonly limits: InstanceTypeLimits | undefined;
  readonly zone: string | undefined;
  readonly ready: boolean;
  readonly notReadyReason: string | undefined;
  readonly cordoned: boolean;
  readonly internalIp: string | undefined;
  readonly externalIp: string | undefined;
  readonly kubeletVersion: string;
  readonly osImage: string;
  /** Allocatable pods: what the kubelet reports. */
  readonly maxPods: number;
  /** Pods bound to the node that have not ended: what the scheduler counts. */
  readonly usedPods: number;
  readonly enis: readonly EniView[];
  readonly hostNetworkPods: readonly PodView[];
  /** Pods whose address no ENI shows (yet), or that have no address yet. */
  readonly unplacedPods: readonly PodView[];
}

/** A pod that no node has taken. */
export interface PendingPod {
  readonly pod: PodView;
  /** The scheduler's own text, if it has spoken. */
  readonly message: string | undefined;
  readonly since: number;
}

export interface StackView extends Stack {
  readonly resources: readonly StackResource[];
}

export interface Snapshot {
  readonly connection:
    | {
        readonly id: string;
        readonly name: string;
        readonly icon: string;
        readonly region: string;
        readonly clusterName: string;
      }
    | undefined;
  readonly account: string | undefined;
  readonly sources: { readonly stack: SourceState; readonly compute: SourceState; readonly cluster: SourceState };
  readonly stack: StackView | undefined;
  readonly clusterVersion: string | undefined;
  /** By name. */
  readonly nodes: readonly NodeView[];
  /** Instances of the lab that are no node: the bastion, and nodes that have not joined yet. */
  readonly otherInstances: readonly Instance[];
  /** By key. */
  readonly pods: ReadonlyMap<string, PodView>;
  /** Oldest first. */
  readonly pending: readonly PendingPod[];
  readonly deployments: readonly KubernetesDeployment[];
}

export const emptySnapshot: Snapshot = {
  connection: undefined,
  account: undefined,
  sources: { stack: { kind: 'none' }, compute: { kind: 'none' }, cluster: { kind: 'none' } },
  stack: undefined,
  clusterVersion: undefined,
  nodes: [],
  otherInstances: [],
  pods: new Map(),
  pending: [],
  deployments: [],
};
