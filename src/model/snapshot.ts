import type { ErrorReason } from '../base/errors.ts';
import type { CniSettings } from '../domain/cni/cniSettings.ts';
import type { InstanceTypeLimits } from '../domain/instanceTypes/instanceTypes.ts';
import type { Instance, Stack, StackResource, Subnet, VpcNetwork } from '../ports/cloud.ts';
import type { KubernetesDeployment, KubernetesPod, Resources, Taint } from '../ports/cluster.ts';

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
  /** The kubelet's text while a pod that has a node gets no address there. */
  readonly addressFailure: string | undefined;
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

/** Who makes and replaces a node. `name`: of the node group, node pool or Auto Scaling group, empty if nobody tells. */
export interface NodeGroup {
  readonly kind: 'managed' | 'self-managed' | 'karpenter' | 'auto-mode' | 'fargate';
  readonly name: string;
}

/**
 * Why the addresses of a node cannot be told. `fargate`: AWS shows nobody the interfaces of Fargate. `not-on-ec2`: its
 * provider id is no instance's (a hybrid node). `instance-unseen`: EC2 does not show its instance (yet).
 * `ipv6`: its pods have IPv6 addresses, which come from no slot.
 */
export type NodeUnknown = 'fargate' | 'not-on-ec2' | 'instance-unseen' | 'ipv6';

/** A Kubernetes node joined with its EC2 instance by provider id. */
export interface NodeView {
  readonly name: string;
  /** `ip-192-168-1-251`: the name without its domain. */
  readonly shortName: string;
  readonly group: NodeGroup;
  /** Set while `enis` does not tell which addresses the node has: an empty list says nothing then. */
  readonly unknown: NodeUnknown | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
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
  /** What the kubelet has for pods. */
  readonly allocatable: Resources;
  /** What the pods counted by `usedPods` ask for. */
  readonly requested: Resources;
  readonly enis: readonly EniView[];
  readonly hostNetworkPods: readonly PodView[];
  /** Pods whose address no ENI shows (yet), or that have no address yet. */
  readonly unplacedPods: readonly PodView[];
}

/** A pod that waits: no node has taken it, or its node has no address for it. */
export interface PendingPod {
  readonly pod: PodView;
  readonly waitsFor: 'node' | 'address';
  /** The scheduler's own text, if it has spoken; the kubelet's for a pod that waits for an address. */
  readonly message: string | undefined;
  readonly since: number;
}

/** The cluster's VPC and its subnets. */
export type NetworkView = VpcNetwork;

export type SubnetView = Subnet;

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
  readonly sources: {
    readonly stack: SourceState;
    readonly compute: SourceState;
    readonly network: SourceState;
    readonly cluster: SourceState;
    /** aws-node's settings and the kubelets' complaints: the rest of the cluster is shown without them. */
    readonly cni: SourceState;
    readonly sandboxFailures: SourceState;
  };
  readonly stack: StackView | undefined;
  readonly clusterVersion: string | undefined;
  /** How the VPC CNI is set up; undefined while nobody tells, and for clusters without aws-node (Auto Mode, other CNIs). */
  readonly cni: CniSettings | undefined;
  readonly network: NetworkView | undefined;
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
  sources: {
    stack: { kind: 'none' },
    compute: { kind: 'none' },
    network: { kind: 'none' },
    cluster: { kind: 'none' },
    cni: { kind: 'none' },
    sandboxFailures: { kind: 'none' },
  },
  stack: undefined,
  clusterVersion: undefined,
  cni: undefined,
  network: undefined,
  nodes: [],
  otherInstances: [],
  pods: new Map(),
  pending: [],
  deployments: [],
};
