import type { Clock } from '../base/clock.ts';
import { packetPath } from '../domain/routing/packetPath.ts';
import { endpointsInOrder } from '../domain/routing/serviceChains.ts';
import type { RoutedService } from '../domain/routing/topology.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { PathAnswer, PathQuestion, ServiceChoice } from './protocol/path.ts';
import { topologyOf } from './state/path.ts';

/** Milliseconds for which Services count as known: they change seldom, and the page asks whenever anything changes. */
const servicesLast = 5_000;

export interface PathDeps {
  readonly model: { readonly snapshot: Snapshot };
  readonly clock: Clock;
  /** Every Service port of the cluster, read now. */
  readonly servicePorts: () => Promise<readonly RoutedService[]>;
}

/** Answers the page's questions about paths from what is true now. */
export class PathFinder {
  readonly #deps: PathDeps;
  #read:
    | { readonly connection: string; readonly until: number; readonly services: Promise<readonly RoutedService[]> }
    | undefined;

  constructor(deps: PathDeps) {
    this.#deps = deps;
  }

  /** Rejects when Services are asked for and cannot be read. */
  async answer(question: PathQuestion): Promise<PathAnswer> {
    const { to } = question;
    // Any other address may be a Service's, too; if nobody tells, it is taken for what it seems.
    const services =
      to.kind === 'service'
        ? await this.#services()
        : to.kind === 'address'
          ? await this.#services().catch(() => [])
          : [];
    const target = services.find(
      (each) =>
        (to.kind === 'service' &&
          each.name === to.name &&
          each.namespace === to.namespace &&
          each.portName === to.portName) ||
        (to.kind === 'address' && each.clusterAddress === to.address),
    );
    return {
      path: packetPath(topologyOf(this.#deps.model.snapshot, services), question),
      endpoints: target === undefined ? [] : endpointsInOrder(target),
    };
  }

  /** The Service ports one can choose, by name. */
  async choices(): Promise<readonly ServiceChoice[]> {
    const services = await this.#services();
    return services
      .map(({ namespace, name, portName, clusterAddress, port }) => ({
        namespace,
        name,
        portName,
        clusterAddress,
        port,
      }))
      .toSorted((a, b) => (choiceKey(a) < choiceKey(b) ? -1 : 1));
  }

  #services(): Promise<readonly RoutedService[]> {
    const { clock, model, servicePorts } = this.#deps;
    const connection = model.snapshot.connection?.id ?? '';
    const now = clock.now();
    if (this.#read === undefined || this.#read.until <= now || this.#read.connection !== connection) {
      const services = servicePorts();
      const read = { connection, until: now + servicesLast, services };
      this.#read = read;
      // What failed is tried again with the next question.
      services.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return this.#read.services;
  }
}

function choiceKey({ namespace, name, portName }: ServiceChoice): string {
  return `${namespace}/${name}:${portName}`;
}
