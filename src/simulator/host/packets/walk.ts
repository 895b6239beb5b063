import type { HostNetwork } from '../network/hostNetwork.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { seededRandom, type Random } from '../../world/random.ts';
import type { Connections } from './connections.ts';
import type { Packet } from './packet.ts';
import type { Station } from './station.ts';

/** What reached the stack of a namespace and was meant for it. */
export interface Delivery {
  readonly namespace: NetworkNamespace;
  readonly packet: Packet;
  readonly at: number;
}

/** More events than any exchange needs: what goes on longer goes in circles. */
const eventLimit = 10_000;

/**
 * One exchange of packets, played from beginning to end at one instant of the world: what is in flight is worked off in
 * the order of its arrival. A real walk leaves its traces (counters, connections, captures); a trial leaves none.
 */
export class Walk {
  readonly network: PacketNetwork;
  readonly isTrial: boolean;
  readonly random: Random;
  readonly stations: Station[] = [];
  readonly deliveries: Delivery[] = [];
  readonly #start: number;
  readonly #views = new Map<NetworkNamespace, HostNetwork>();
  readonly #connections = new Map<NetworkNamespace, Connections>();
  #vpcConnections: Connections | undefined;
  #inFlight: { readonly at: number; readonly order: number; readonly arrive: () => void }[] = [];
  #order = 0;

  /** `start`: lab milliseconds after this instant at which the exchange begins. */
  constructor(network: PacketNetwork, options: { readonly isTrial?: boolean; readonly start?: number } = {}) {
    this.network = network;
    this.isTrial = options.isTrial ?? false;
    this.#start = options.start ?? 0;
    this.random = this.isTrial ? seededRandom(1) : network.world.random;
  }

  /** Lab time `at` milliseconds into the walk. */
  labTime(at: number): number {
    return this.network.world.clock.labTime() + this.#start + at;
  }

  /** The namespace as it is at the instant of the walk. */
  view(namespace: NetworkNamespace): HostNetwork {
    let view = this.#views.get(namespace);
    if (view === undefined) this.#views.set(namespace, (view = namespace.view()));
    return view;
  }

  connections(namespace: NetworkNamespace): Connections {
    if (!this.isTrial) return namespace.connections;
    let copy = this.#connections.get(namespace);
    if (copy === undefined) this.#connections.set(namespace, (copy = namespace.connections.copy()));
    return copy;
  }

  /** What the security groups remember. */
  get vpcConnections(): Connections {
    const { securityGroupConnections } = this.network;
    if (!this.isTrial) return securityGroupConnections;
    return (this.#vpcConnections ??= securityGroupConnections.copy());
  }

  note(station: Station): void {
    this.stations.push(station);
  }

  /** Shows a packet to those who look on at an interface. */
  see(namespace: NetworkNamespace, device: string, direction: 'in' | 'out', packet: Packet, at: number): void {
    const { captures } = namespace;
    if (this.isTrial || !captures.hasListeners) return;
    captures.record({ at: this.network.world.clock.now() + this.#start + at, device, direction, packet });
  }

  deliver(delivery: Delivery): void {
    this.deliveries.push(delivery);
  }

  /** Something arrives somewhere at that time of the walk. */
  schedule(at: number, arrive: () => void): void {
    this.#inFlight.push({ at, order: this.#order++, arrive });
  }

  /** Works off everything that is in flight. */
  run(): void {
    for (let events = 0; events < eventLimit; events++) {
      const next = this.#inFlight.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined) return;
      this.#inFlight = this.#inFlight.filter((each) => each !== next);
      next.arrive();
    }
    this.#inFlight = [];
  }

  /** A little time, around `ms`, as things take it. */
  spread(ms: number): number {
    return ms * (0.8 + 0.4 * this.random());
  }
}
