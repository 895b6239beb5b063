import type { Disposable } from '../base/disposable.ts';
import { awsServices } from './aws/services.ts';
import type { Services } from './aws/service.ts';
import { Signals } from './cloudformation/signals.ts';
import { Stacks } from './cloudformation/stacks.ts';
import { WorldNetwork } from './host/network/worldNetwork.ts';
import { Hosts } from './host/shell/hosts.ts';
import type { StartControlPlane } from './world/controlPlane.ts';
import { Eks } from './world/eks/eks.ts';
import { emptyIam } from './world/iam/iamState.ts';
import type { LabClock } from './world/labClock.ts';
import type { Random } from './world/random.ts';
import { regions } from './world/regions.ts';
import { World } from './world/world.ts';

/** What an account has in one region. */
export interface Region {
  readonly world: World;
  readonly eks: Eks;
  readonly stacks: Stacks;
  /** Inside and between its machines. */
  readonly network: WorldNetwork;
  readonly hosts: Hosts;
  readonly services: Services;
}

export interface AccountOptions {
  /** Twelve digits. */
  readonly account: string;
  /** Where requests go that name no region, or none there is. */
  readonly homeRegion: string;
  readonly clock: LabClock;
  readonly random: Random;
  readonly controlPlanes: (world: World, hosts: Hosts) => StartControlPlane;
}

/** An account: its IAM, the same everywhere, and its regions, each a world of its own that begins empty. */
export class Account implements Disposable {
  readonly iam = emptyIam();
  /** Signals to resources of all its stacks, wherever they are. */
  readonly signals: Signals;
  readonly #options: AccountOptions;
  readonly #regions = new Map<string, Region>();

  constructor(options: AccountOptions) {
    this.#options = options;
    this.signals = new Signals(options.clock);
  }

  get home(): Region {
    return this.region(this.#options.homeRegion);
  }

  region(name: string): Region {
    const { homeRegion, account, clock, random, controlPlanes } = this.#options;
    const region = regions.includes(name) ? name : homeRegion;
    const existing = this.#regions.get(region);
    if (existing !== undefined) return existing;
    const world = new World({ region, account, clock, random, iam: this.iam });
    const network = new WorldNetwork(world);
    const hosts = new Hosts(network);
    const eks = new Eks(world, controlPlanes(world, hosts));
    const stacks = new Stacks(world, eks, this.signals);
    const opened = { world, eks, stacks, network, hosts, services: awsServices(eks, stacks) };
    this.#regions.set(region, opened);
    return opened;
  }

  dispose(): void {
    for (const { eks, network, hosts } of this.#regions.values()) {
      eks.dispose();
      hosts.dispose();
      network.dispose();
    }
  }
}
