import { AddressSource } from '../cni/addressSource.ts';

/** A subnet that nodes are made in. */
export interface NodeSubnet {
  readonly id: string;
  readonly zone: string;
  /** Addresses that are free in it. */
  readonly free: number;
}

export interface SubnetUse {
  readonly id: string;
  /** Addresses that the nodes and their pods take of it. */
  readonly taken: number;
  /** Those left. */
  readonly left: number;
}

/** A subnet that an ENIConfig names for the pods of a zone. */
export interface PodSubnetUse {
  readonly zone: string;
  readonly taken: number;
}

/** Where nodes in turn get addresses from: the nodes' subnets, and with custom networking those of the ENIConfigs. */
export class SubnetSources {
  readonly #subnets: readonly NodeSubnet[];
  readonly #customNetworking: boolean;
  readonly #nodes: readonly AddressSource[];
  /** By zone. How much they have nobody here knows. */
  readonly #pods: ReadonlyMap<string, AddressSource>;

  constructor(subnets: readonly NodeSubnet[], customNetworking: boolean) {
    this.#subnets = subnets;
    this.#customNetworking = customNetworking;
    this.#nodes = subnets.map(({ free }) => new AddressSource(free));
    this.#pods = new Map(subnets.map(({ zone }) => [zone, new AddressSource(Infinity)]));
  }

  /** The subnet of the node with this number, from 0; undefined when no subnet is known. */
  subnetOf(index: number): NodeSubnet | undefined {
    return this.#subnets[index % this.#subnets.length];
  }

  /** What gives the node's first ENI its addresses, and what gives the others theirs. */
  of(index: number): { readonly node: AddressSource; readonly others: AddressSource } {
    const node = this.#nodes[index % this.#subnets.length] ?? new AddressSource(Infinity);
    const pods = this.#pods.get(this.subnetOf(index)?.zone ?? '') ?? node;
    return { node, others: this.#customNetworking ? pods : node };
  }

  use(): readonly SubnetUse[] {
    return this.#subnets.map(({ id, free }, index) => {
      const { taken = 0, left = free } = this.#nodes[index] ?? {};
      return { id, taken, left };
    });
  }

  podSubnets(): readonly PodSubnetUse[] {
    if (!this.#customNetworking) return [];
    return [...this.#pods].map(([zone, { taken }]) => ({ zone, taken })).toSorted((a, b) => (a.zone < b.zone ? -1 : 1));
  }
}
