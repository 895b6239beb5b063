import { limitsOf } from '../../domain/instanceTypes/instanceTypes.ts';
import type { Instance, NetworkInterface } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { cidrsOf, type PooledInterface } from './addressPool.ts';
import type { PoolLimits } from './poolPolicy.ts';
import type { PoolSettings } from './settings.ts';

const unmanagedTag = 'node.k8s.amazonaws.com/no_manage';

/** The interfaces of one instance as EC2 has them, and what its type allows. */
export class NodeInterfaces {
  readonly #world: World;
  readonly #instance: Instance;
  readonly #maxPods: number;
  /** Since when, in lab time, an interface has been in the pool. */
  readonly #since = new Map<string, number>();

  constructor(world: World, instance: Instance, maxPods: number) {
    this.#world = world;
    this.#instance = instance;
    this.#maxPods = maxPods;
  }

  get primary(): NetworkInterface | undefined {
    return this.#attached()[0];
  }

  /** Those the pool may use: not the unmanaged ones, nor the one that is still being attached. */
  pooled(attaching: string | undefined): readonly PooledInterface[] {
    const usable = this.#attached().filter((each) => !isUnmanaged(each) && each.id !== attaching);
    const time = this.#world.clock.labTime();
    for (const { id } of usable) if (!this.#since.has(id)) this.#since.set(id, time);
    return usable.map((each) => ({
      id: each.id,
      isPrimary: each === this.primary,
      since: this.#since.get(each.id) ?? time,
      cidrs: cidrsOf(each),
    }));
  }

  /** A removed interface that should come back is a new one. */
  forget(id: string): void {
    this.#since.delete(id);
  }

  limits(settings: PoolSettings): PoolLimits {
    const type = limitsOf(this.#instance.type);
    const nitro = type?.hypervisor === 'nitro' || type?.bareMetal === true;
    const unmanaged = this.#attached().filter(isUnmanaged).length;
    return {
      maxEnis: Math.min(settings.maxEni ?? Infinity, (type?.maxEnis ?? 1) - unmanaged),
      slotsPerEni: (type?.ipv4PerEni ?? 1) - 1,
      maxPods: this.#maxPods,
      prefixes: settings.prefixDelegation && nitro,
    };
  }

  /** In the order of attachment, the primary one first. */
  #attached(): readonly NetworkInterface[] {
    return this.#instance.interfaceIds.flatMap((id) => this.#world.networkInterfaces.get(id) ?? []);
  }
}

function isUnmanaged({ tags }: NetworkInterface): boolean {
  return tags[unmanagedTag] === 'true';
}
