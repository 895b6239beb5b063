import type { Clock } from '../base/clock.ts';
import { packetPath } from '../domain/routing/packetPath.ts';
import type { PathEnd, PathQuestion } from '../domain/routing/pathQuestion.ts';
import { endpointsInOrder } from '../domain/routing/serviceChains.ts';
import type { NatGateway, RoutedService } from '../domain/routing/topology.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { PathAnswer, ServiceChoice } from './protocol/path.ts';
import { ReadAgain } from './readAgain.ts';
import { topologyOf } from './state/path.ts';

/** What paths need besides the snapshot; each call reads. */
export interface PathSources {
  /** Every Service port of the cluster. */
  servicePorts(): Promise<readonly RoutedService[]>;
  /** Of the VPC. */
  natGateways(vpcId: string): Promise<readonly NatGateway[]>;
}

export interface PathDeps {
  readonly model: { readonly snapshot: Snapshot };
  readonly clock: Clock;
  readonly pathSources: PathSources;
}

/** Milliseconds for which what was read counts as known: the page asks whenever anything changes. */
const servicesLast = 5_000;
const gatewaysLast = 60_000;

/** Answers the page's questions about paths from what is true now. */
export class PathFinder {
  readonly #model: PathDeps['model'];
  readonly #services: ReadAgain<readonly RoutedService[]>;
  readonly #gateways: ReadAgain<readonly NatGateway[]>;

  constructor({ model, clock, pathSources }: PathDeps) {
    this.#model = model;
    this.#services = new ReadAgain(clock, servicesLast, () => pathSources.servicePorts());
    this.#gateways = new ReadAgain(clock, gatewaysLast, (vpcId) => pathSources.natGateways(vpcId));
  }

  /** Rejects when a Service is asked for and Services cannot be read. */
  async answer(question: PathQuestion): Promise<PathAnswer> {
    const [services, natGateways] = await Promise.all([this.#servicesFor(question.to), this.#natGateways()]);
    const target = services.find((service) => isMeant(service, question.to));
    return {
      path: packetPath(topologyOf(this.#model.snapshot, { services, natGateways }), question),
      endpoints: target === undefined ? [] : endpointsInOrder(target),
    };
  }

  /** The Service ports one can choose, by name. */
  async choices(): Promise<readonly ServiceChoice[]> {
    const services = await this.#allServices();
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

  /** Any address may be a Service's, too; if nobody tells, it is taken for what it seems. */
  #servicesFor({ kind }: PathEnd): Promise<readonly RoutedService[]> {
    if (kind === 'service') return this.#allServices();
    return kind === 'address' ? this.#allServices().catch(() => []) : Promise.resolve([]);
  }

  #allServices(): Promise<readonly RoutedService[]> {
    return this.#services.get(this.#model.snapshot.connection?.id ?? '');
  }

  /** Asked for only where a route leads to one: a cluster without them needs no permission to list them. */
  #natGateways(): Promise<readonly NatGateway[] | undefined> {
    const { network } = this.#model.snapshot;
    const isUsed = network?.subnets.some(({ routes }) => routes.some(({ target }) => target.startsWith('nat-')));
    if (network === undefined || isUsed !== true) return Promise.resolve([]);
    return this.#gateways.get(network.vpcId).catch(() => undefined);
  }
}

function isMeant(service: RoutedService, to: PathEnd): boolean {
  if (to.kind === 'address') return service.clusterAddress === to.address;
  if (to.kind !== 'service') return false;
  return service.name === to.name && service.namespace === to.namespace && service.portName === to.portName;
}

function choiceKey({ namespace, name, portName }: ServiceChoice): string {
  return `${namespace}/${name}:${portName}`;
}
