import type { Packet } from './packet.ts';
import type { Assumption, DecidingLine, Place, Station, StationKind, Why } from './station.ts';
import type { RoutedNode, RoutedPod, RoutedService, Topology } from './topology.ts';

/** An address that somebody has put in the place of another, and puts back on the answer. */
export interface Translation {
  readonly original: string;
  readonly translated: string;
}

/** What kernels and gateways remember of one connection, from its first packet to its answer. */
export interface Connection {
  /** Sources by node. */
  readonly sources: Map<string, Translation>;
  /** Destinations by node: what kube-proxy has chosen. */
  readonly destinations: Map<string, Translation>;
}

/** Who has a packet in the end. */
export type Holder =
  | { readonly kind: 'pod'; readonly node: RoutedNode; readonly pod: RoutedPod }
  | { readonly kind: 'node'; readonly node: RoutedNode }
  /** Beyond the gateways of the VPC, the last one first crossed on the way back. */
  | { readonly kind: 'outside'; readonly gateways: readonly Crossing[] }
  /** Something in the VPC that is no node. */
  | { readonly kind: 'vpc' }
  /** What AWS answers itself, right behind the interface. */
  | { readonly kind: 'aws' };

/** A gateway that the packet has gone through. */
export interface Crossing {
  readonly kind: 'internet-gateway' | 'nat-gateway' | 'other-gateway';
  /** Empty for one that is only known to be there. */
  readonly id: string;
  readonly translation: Translation | undefined;
}

/** One packet's way as it is put together: where it is so far, and what it looks like there. */
export class Journey {
  readonly topology: Topology;
  readonly connection: Connection;
  /** The first packet of the connection asks the rules; its answer is known. */
  readonly isFirst: boolean;
  /** The Service port it is for, with the endpoint that is chosen. */
  readonly service: { readonly service: RoutedService; readonly endpoint: string } | undefined;
  readonly stations: Station[] = [];
  readonly assumptions = new Set<Assumption>();
  packet: Packet;

  constructor(
    topology: Topology,
    connection: Connection,
    packet: Packet,
    options: { readonly isFirst: boolean; readonly service?: Journey['service'] },
  ) {
    this.topology = topology;
    this.connection = connection;
    this.packet = packet;
    this.isFirst = options.isFirst;
    this.service = options.service;
  }

  add(
    kind: StationKind,
    place: Place,
    name: string,
    why: Why,
    more: { readonly lines?: readonly DecidingLine[]; readonly values?: readonly string[] } = {},
  ): void {
    const { lines = [], values = [] } = more;
    this.stations.push({ kind, place, name, ...this.packet, lines, why, values });
  }

  /** Adds a station that changes an address. */
  change(
    changed: 'source' | 'destination',
    to: string,
    ...[kind, place, name, why, more]: Parameters<Journey['add']>
  ): void {
    this.packet = { ...this.packet, [changed]: to };
    const { lines = [], values = [] } = more ?? {};
    this.stations.push({ kind, place, name, ...this.packet, changed, lines, why, values });
  }

  /** The packet goes no further. */
  lose(place: Place, name: string, why: Why, values: readonly string[]): undefined {
    this.add('lost', place, name, why, { values });
    return undefined;
  }
}

export function podPlace({ namespace, name }: Pick<RoutedPod, 'namespace' | 'name'>): Place {
  return { kind: 'pod', name: `${namespace}/${name}` };
}

export function nodePlace({ name }: Pick<RoutedNode, 'name'>): Place {
  return { kind: 'node', name };
}
