import type { ErrorReason } from '../base/errors.ts';
import type { CniSettings } from '../domain/cni/cniSettings.ts';
import type { InstanceTypeLimits } from '../domain/instanceTypes/instanceTypes.ts';
import type { Instance, NetworkInterface, Stack, StackResource, Subnet, VpcNetwork } from '../ports/cloud.ts';
import type { Taint } from '../domain/pending/tolerates.ts';
import type { KubernetesDeployment, KubernetesPod, Resources } from '../ports/cluster.ts';

/**
 * How one source of truth is doing. `none`: there is nothing to read yet (no connection, no stack, no cluster). `live`: what
 * is shown is true, since `at` for what is watched, and at `at` for what is read from time to time. `readAt`: what is
 * shown is as it was then; without it, nothing has been read. Times are milliseconds since the epoch.
 */
export type SourceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly readAt?: number }
  | { readonly kind: 'live'; readonly at: number }
  | {
      readonly kind: 'failed';
      readonly reason: ErrorReason;
      readonly subject: string;
      readonly detail: string;
      readonly since: number;
      readonly readAt?: number;
    };

/** A pod as the picture shows it: what Kubernetes says of it. */
export interface PodView extends KubernetesPod {
  /** The kubelet's text while a pod that has a node gets no address there. */
  readonly addressFailure?: string | undefined;
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
  /** When a cooling address is warm again. */
  readonly freeAt?: number;
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
  /** Its deletion was asked for, or its instance is about to end. */
  readonly leaving: boolean;
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
    /** Nodes and pods. */
    readonly cluster: SourceState;
    /** The rest of the cluster is shown without these. */
    readonly deployments: SourceState;
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
  /** Interfaces made by the VPC CNI that are attached to no instance. */
  readonly looseInterfaces: readonly NetworkInterface[];
  /** By key, in its order. */
  readonly pods: ReadonlyMap<string, PodView>;
  /** Oldest first. */
  readonly pending: readonly PendingPod[];
  readonly deployments: readonly KubernetesDeployment[];
}

/** A new snapshot and what is different in it. What is not named is the same object as in `previous`. */
export interface SnapshotChange {
  readonly snapshot: Snapshot;
  readonly previous: Snapshot;
  /** The parts of the snapshot that are others. */
  readonly sections: ReadonlySet<keyof Snapshot>;
  /** Names of nodes that came, went or look different. */
  readonly nodes: ReadonlySet<string>;
  /** Keys of pods that came, went or are different. */
  readonly pods: ReadonlySet<string>;
  /** Keys of pods that began or ended to wait for a node, or wait with other words. */
  readonly pending: ReadonlySet<string>;
}

export const emptySnapshot: Snapshot = {
  connection: undefined,
  account: undefined,
  sources: {
    stack: { kind: 'none' },
    compute: { kind: 'none' },
    network: { kind: 'none' },
    cluster: { kind: 'none' },
    deployments: { kind: 'none' },
    cni: { kind: 'none' },
    sandboxFailures: { kind: 'none' },
  },
  stack: undefined,
  clusterVersion: undefined,
  cni: undefined,
  network: undefined,
  nodes: [],
  otherInstances: [],
  looseInterfaces: [],
  pods: new Map(),
  pending: [],
  deployments: [],
};
