import { DisposableStore, onDispose, type Disposable } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { ClusterAccess } from '../host/network/clusterAccess.ts';
import type { PacketNetwork } from '../host/packets/packetNetwork.ts';
import { services } from '../kubernetes/kinds.ts';
import type { Service } from '../kubernetes/objects/service.ts';
import { askInternet } from './askInternet.ts';
import { Door, type Destination } from './door.ts';
import { annotate } from './localAddress.ts';

/** A place on this world's internet, and the loopback port behind which it answers. */
export interface Entrance extends Destination {
  readonly localPort: number;
}

/** Hosts that tell a visitor who it is; what they say of the learner's machine has to fit this world. */
const mirrors = ['ipinfo.io', 'ifconfig.me', 'icanhazip.com', 'api.ipify.org'];
const httpPort = 80;

/**
 * What the learner's own machine can look at: every load balancer of a service, on a loopback port for each of the
 * service's ports, and the hosts that tell its own address. A service tells its local address in an annotation.
 */
export class Doors implements Disposable {
  readonly #network: PacketNetwork;
  readonly #onError: (error: unknown) => void;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly #open = new Map<string, { readonly entrance: Entrance; readonly door: Door }>();
  readonly #opening = new Set<string>();
  #mirrors: readonly Entrance[] = [];
  #isDisposed = false;

  /** An entrance was made, or one is gone. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(network: PacketNetwork, onError: (error: unknown) => void) {
    this.#network = network;
    this.#onError = onError;
    this.#openMirrors();
  }

  get entrances(): readonly Entrance[] {
    return [...this.#mirrors, ...[...this.#open.values()].map(({ entrance }) => entrance)];
  }

  /** Follows the services of a cluster, until disposed. */
  join({ api }: ClusterAccess): Disposable {
    const follow = (service: Service, previous?: Service) => {
      const wanted = destinationsOf(service);
      for (const gone of previous === undefined ? [] : destinationsOf(previous))
        if (!wanted.some((each) => keyOf(each) === keyOf(gone))) this.#close(gone);
      const [first] = wanted;
      // After all others have heard of this change.
      if (first === undefined) queueMicrotask(() => annotate(api, service.metadata, undefined));
      for (const destination of wanted)
        this.#enter(destination, ({ localPort }) => {
          if (destination === first) annotate(api, service.metadata, `http://127.0.0.1:${localPort}`);
        });
    };
    for (const service of api.store.list(services)) follow(service);
    const following = api.store.onDidChange(({ kind, type, object, previous }) => {
      if (kind.plural !== services.plural) return;
      if (type === 'DELETED') for (const destination of destinationsOf(object as Service)) this.#close(destination);
      else follow(object as Service, previous as Service | undefined);
    });
    return onDispose(() => {
      following.dispose();
      for (const service of api.store.list(services))
        for (const destination of destinationsOf(service)) this.#close(destination);
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const { door } of this.#open.values()) door.dispose();
    this.#open.clear();
    this.#owned.dispose();
  }

  #openMirrors(): void {
    Door.open((host, message) =>
      mirrors.includes(host) ? askInternet(this.#network, host, httpPort, message) : undefined,
    )
      .then((door) => {
        this.#owned.add(door);
        this.#mirrors = mirrors.map((host) => ({ host, port: httpPort, localPort: door.port }));
        return this.#changed.fire();
      })
      .catch(this.#onError);
  }

  #enter(destination: Destination, opened: (entrance: Entrance) => void): void {
    const key = keyOf(destination);
    if (this.#open.has(key) || this.#opening.has(key)) return;
    this.#opening.add(key);
    const { host, port } = destination;
    Door.open((asked, message) => {
      const isMeant = asked === host || asked === '127.0.0.1' || asked === 'localhost';
      return isMeant
        ? askInternet(this.#network, host, port, { ...message, host: port === httpPort ? host : `${host}:${port}` })
        : undefined;
    })
      .then((door) => this.#opened(destination, door, opened))
      .catch(this.#onError);
  }

  #opened(destination: Destination, door: Door, opened: (entrance: Entrance) => void): void {
    const key = keyOf(destination);
    // It was closed, or everything was, while it was being opened.
    if (this.#isDisposed || !this.#opening.delete(key)) {
      door.dispose();
      return;
    }
    const entrance = { ...destination, localPort: door.port };
    this.#open.set(key, { entrance, door });
    this.#changed.fire();
    opened(entrance);
  }

  #close(destination: Destination): void {
    const key = keyOf(destination);
    this.#opening.delete(key);
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#open.delete(key);
    open.door.dispose();
    this.#changed.fire();
  }
}

function destinationsOf({ spec, status }: Service): readonly Destination[] {
  if (spec.type !== 'LoadBalancer') return [];
  return (status.loadBalancer?.ingress ?? []).flatMap(({ hostname }) =>
    hostname === undefined ? [] : (spec.ports ?? []).map(({ port }) => ({ host: hostname, port })),
  );
}

function keyOf({ host, port }: Destination): string {
  return `${host}:${port}`;
}
