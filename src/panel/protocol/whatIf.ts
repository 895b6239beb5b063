import type { MaxPodsDecider } from '../../domain/capacity/maxPodsDecider.ts';
import type { SeenNode } from '../../domain/capacity/nodeResources.ts';
import type { PodKind, PodNeed } from '../../domain/capacity/podPlacement.ts';
import type { NodeSubnet } from '../../domain/capacity/subnetSources.ts';
import type { PoolSettings } from '../../domain/cni/addressPool.ts';

/** The cluster as what-if starts from it: the page computes the rest. */
export interface WhatIfState {
  readonly region: string;
  /** Of most nodes. */
  readonly decider: MaxPodsDecider;
  readonly instanceType: string;
  readonly nodes: number;
  readonly cni: PoolSettings;
  /** Pods have IPv6 addresses, which no formula here counts. */
  readonly ipv6: boolean;
  /** Pods of DaemonSets that most nodes have. */
  readonly onEachNode: readonly PodNeed[];
  /** Every other pod, alike ones together. */
  readonly pods: readonly DeployedPods[];
  /** By name; those of the system last. */
  readonly deployments: readonly WhatIfDeployment[];
  /** Without the addresses that nodes hold now. */
  readonly subnets: readonly WhatIfSubnet[];
  readonly seenNodes: Readonly<Record<string, SeenNode>>;
  readonly publicNodes: boolean;
  readonly now: MeasuredNow;
}

export interface DeployedPods extends PodKind {
  /** The key of its deployment, if it has one. */
  readonly deployment: string | undefined;
}

export interface WhatIfDeployment {
  /** `<namespace>/<name>`. */
  readonly key: string;
  /** Of kube-system. */
  readonly system: boolean;
  readonly replicas: number;
  readonly replica: PodNeed;
}

export interface WhatIfSubnet extends NodeSubnet {
  /** Its Name tag, else its id. */
  readonly name: string;
  /** Addresses that nodes hold of it now. */
  readonly held: number;
}

/** What the cluster shows of itself. */
export interface MeasuredNow {
  /** What most kubelets report. */
  readonly maxPods: number;
  readonly places: number;
  /** Pods without a node, and pods without an address. */
  readonly waiting: number;
  readonly enis: number;
  /** US dollars per hour; undefined where a price is not known. */
  readonly costPerHour: number | undefined;
}
