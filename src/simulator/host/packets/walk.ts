import type { HostNetwork } from '../network/hostNetwork.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { seededRandom, type Random } from '../../world/random.ts';
import type { Connections } from './connections.ts';
import type { Departure } from './departure.ts';
import type { Packet } from './packet.ts';
import type { Station, StationKind } from './station.ts';

/** Where packets go that leave a stack: on to a link, or up to the programs of the namespace. */
export interface Surroundings {
  transmit(walk: Walk, departure: Departure): void;
  receive(walk: Walk, namespace: NetworkNamespace, packet: Packet, at: number): void;
}

/** What reached somebody it was meant for. */
export interface Delivery {
  /** The id of the namespace or of the interface. */
  readonly place: string;
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
  readonly surroundings: Surroundings;
  readonly isTrial: boolean;
  readonly random: Random;
  readonly stations: Station[] = [];
  readonly deliveries: Delivery[] = [];
  readonly #start: number;
  readonly #views = new Map<NetworkNamespace, HostNetwork>();
  readonly #copies = new Map<Connections, Connections>();
  #inFlight: { readonly at: number; readonly order: number; readonly arrive: () => void }[] = [];
  #order = 0;

  /** `start`: lab milliseconds after this instant at which the exchange begins. */
  constructor(
    network: PacketNetwork,
    surroundings: Surroundings,
    options: { readonly isTrial?: boolean; readonly start?: number } = {},
  ) {
    this.network = network;
    this.surroundings = surroundings;
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

  /** A memory of connections, to use as one's own: a trial gets a copy. */
  memory(connections: Connections): Connections {
    if (!this.isTrial) return connections;
    let copy = this.#copies.get(connections);
    if (copy === undefined) this.#copies.set(connections, (copy = connections.copy()));
    return copy;
  }

  note(station: Station): void {
    this.stations.push(station);
  }

  /** Notes what happened to a packet between the stacks, and why. */
  tell(kind: StationKind, place: string, packet: Packet, at: number, because: string): void {
    this.note({ at, place, kind, packet, because: [because] });
  }

  /** Notes that a packet goes no further. */
  drop(place: string, packet: Packet, at: number, because: string): void {
    this.tell('drop', place, packet, at, because);
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

  /** A number for an IP header. */
  identification(): number {
    return Math.floor(this.random() * 65_536);
  }
}
