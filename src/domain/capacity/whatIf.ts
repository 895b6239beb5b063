import { poolLimits, type PoolLimits, type PoolSettings } from '../cni/addressPool.ts';
import { poolOverTime, type PoolMoment } from '../cni/poolOverTime.ts';
import { subnetPools } from '../cni/subnetPools.ts';
import type { WarmPool } from '../cni/warmPool.ts';
import { hourlyCost, type HourlyCost } from '../cost/hourlyCost.ts';
import { limitsOf } from '../instanceTypes/instanceTypes.ts';
import { maxPodsTerms, type CniMode, type MaxPodsTerms } from './maxPods.ts';
import { decidedMaxPods, type MaxPodsDecider } from './maxPodsDecider.ts';
import { nodeResources, type KnownResources, type SeenNode } from './nodeResources.ts';
import { placePods, type PodKind, type PodNeed, type Shortage } from './podPlacement.ts';
import { SubnetSources, type NodeSubnet, type PodSubnetUse, type SubnetUse } from './subnetSources.ts';

/** What one may choose. */
export interface WhatIfChoice {
  readonly instanceType: string;
  readonly nodes: number;
  /** Of the deployment that is scaled. */
  readonly replicas: number;
  readonly cni: PoolSettings;
}

/** What stays as it is. */
export interface WhatIfWorld {
  readonly region: string;
  readonly decider: MaxPodsDecider;
  /** The pods that every node has: those of DaemonSets. */
  readonly onEachNode: readonly PodNeed[];
  /** Everything else that runs, without the deployment that is scaled. */
  readonly others: readonly PodKind[];
  /** A pod of that deployment. */
  readonly replica: PodNeed;
  /** The nodes' subnets, as if none of the nodes were there. Nodes are spread over them in turn. */
  readonly subnets: readonly NodeSubnet[];
  /** Nodes that run now, by type. */
  readonly seenNodes: Readonly<Record<string, SeenNode>>;
  /** Whether each node has a public address, which costs. */
  readonly publicNodes: boolean;
}

export interface WhatIfNode {
  readonly subnetId: string | undefined;
  readonly pods: number;
  readonly pool: WarmPool;
}

export interface WhatIfOutcome {
  readonly terms: MaxPodsTerms;
  readonly limits: PoolLimits;
  /** What each node's kubelet takes. */
  readonly maxPods: number;
  /** On all nodes. */
  readonly places: number;
  /** Pods that want a place, those on the host network among them. */
  readonly wanted: number;
  /** Pods that no node takes, by what is short. */
  readonly pending: Readonly<Record<Shortage, number>>;
  /** Pods that have a node but no address there: they stay in ContainerCreating. */
  readonly withoutAddress: number;
  readonly allocatable: KnownResources;
  readonly nodes: readonly WhatIfNode[];
  readonly subnets: readonly SubnetUse[];
  /** Addresses taken of the subnets that ENIConfigs name, by zone; only with custom networking. */
  readonly podSubnets: readonly PodSubnetUse[];
  /** The first node from the moment the deployment's pods come. */
  readonly overTime: readonly PoolMoment[];
  /** Cluster, nodes and their public addresses, without disks and traffic; undefined where a price is not known. */
  readonly cost: HourlyCost | undefined;
}

/**
 * What becomes of a cluster whose nodes are all new and as chosen, once everything is at rest; undefined for a type whose
 * limits nobody knows.
 */
export function whatIf(choice: WhatIfChoice, world: WhatIfWorld): WhatIfOutcome | undefined {
  const limits = limitsOf(choice.instanceType);
  const maxPods = decidedMaxPods(world.decider, limits, cniMode(choice.cni));
  if (limits === undefined || maxPods === undefined) return undefined;
  const ofNode = poolLimits(limits, choice.cni, maxPods);
  const allocatable = nodeResources(limits, maxPods, world.seenNodes[choice.instanceType]);
  const alike = { count: choice.nodes, maxPods, allocatable };
  const replicas = { ...world.replica, count: choice.replicas };
  const before = placePods(alike, world.onEachNode, world.others).nodes[0]?.addressed ?? 0;
  const { nodes, pending } = placePods(alike, world.onEachNode, [...world.others, replicas]);
  const sources = new SubnetSources(world.subnets, choice.cni.customNetworking);
  const demands = nodes.map(({ addressed }, index) => ({ pods: addressed, ...sources.of(index) }));
  const pools = subnetPools(demands, choice.cni, ofNode);
  const first = nodes[0]?.addressed ?? 0;
  return {
    terms: maxPodsTerms(limits, cniMode(choice.cni)),
    limits: ofNode,
    maxPods,
    places: choice.nodes * maxPods,
    wanted: world.onEachNode.length * choice.nodes + countOf(world.others) + choice.replicas,
    pending,
    withoutAddress: pools.reduce((sum, { without }) => sum + without, 0),
    allocatable,
    nodes: nodes.flatMap(({ pods }, index) => {
      const pool = pools[index];
      return pool === undefined ? [] : [{ subnetId: sources.subnetOf(index)?.id, pods, pool }];
    }),
    subnets: sources.use(),
    podSubnets: sources.podSubnets(),
    overTime: choice.nodes === 0 ? [] : poolOverTime(before, Math.max(0, first - before), choice.cni, ofNode),
    cost: hourlyCost(world.region, {
      controlPlanes: 1,
      instanceTypes: Array.from({ length: choice.nodes }, () => choice.instanceType),
      publicIpv4: world.publicNodes ? choice.nodes : 0,
      gp3Gigabytes: 0,
    }),
  };
}

/** Pods that wait, for whatever reason: what `kubectl get pods` calls Pending or ContainerCreating. */
export function waitingPods({ pending, withoutAddress }: Pick<WhatIfOutcome, 'pending' | 'withoutAddress'>): number {
  return pending.places + pending.cpu + pending.memory + withoutAddress;
}

/** What of the settings counts in the formula. */
export function cniMode({ prefixDelegation, customNetworking, maxEni }: PoolSettings): CniMode {
  return { prefixDelegation, customNetworking, ...(maxEni === undefined ? {} : { maxEni }) };
}

function countOf(kinds: readonly PodKind[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
