import { limitsOf } from '../../domain/instanceTypes/instanceTypes.ts';
import type { Instance } from '../world/compute/records.ts';
import type { NetworkInterface } from '../world/network/records.ts';
import type { World } from '../world/world.ts';
import { tagKeys } from './interfaceTags.ts';
import type { PoolLimits } from './poolPolicy.ts';
import type { PoolSettings } from './settings.ts';

/** The interfaces of one instance as its metadata shows them, and what its type allows. */
export class NodeInterfaces {
  readonly #world: World;
  readonly #instance: Instance;
  readonly #maxPods: number;

  constructor(world: World, instance: Instance, maxPods: number) {
    this.#world = world;
    this.#instance = instance;
    this.#maxPods = maxPods;
  }

  get primary(): NetworkInterface | undefined {
    return this.#attached()[0];
  }

  /** Those the pool may use: not the ones that are marked as somebody else's. */
  managed({ managesUntagged }: PoolSettings): readonly NetworkInterface[] {
    return this.#attached().filter((each, index) => index === 0 || this.#isManaged(each, managesUntagged));
  }

  /** The lowest device index that no interface has. */
  freeDeviceIndex(): number {
    const taken = new Set(this.#attached().map(({ attachment }) => attachment?.deviceIndex));
    let index = 0;
    while (taken.has(index)) index++;
    return index;
  }

  limits(settings: PoolSettings): PoolLimits {
    const type = limitsOf(this.#instance.type);
    const nitro = type?.hypervisor === 'nitro' || type?.bareMetal === true;
    const unmanaged = this.#attached().length - this.managed(settings).length;
    return {
      maxEnis: Math.min(settings.maxEni ?? Infinity, type?.maxEnis ?? 1) - unmanaged,
      slotsPerEni: (type?.ipv4PerEni ?? 1) - 1,
      maxPods: this.#maxPods,
      prefixes: settings.prefixDelegation && nitro,
    };
  }

  #isManaged({ tags }: NetworkInterface, untagged: boolean): boolean {
    const mark = tags[tagKeys.unmanaged];
    if (mark !== undefined) return mark !== 'true';
    return untagged || tags[tagKeys.instance] === this.#instance.id;
  }

  /** In the order of attachment, the primary one first. */
  #attached(): readonly NetworkInterface[] {
    return this.#instance.interfaceIds.flatMap((id) => this.#world.networkInterfaces.get(id) ?? []);
  }
}
