import { DisposableStore, onDispose, type Disposable } from '../../../base/disposable.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import type { ClusterInside } from './clusterInside.ts';
import { Containers } from './containers.ts';
import type { HostMachine } from './hostMachine.ts';
import { instanceMachine } from './instanceMachine.ts';
import { NodeInside } from './nodeInside.ts';

/** The insides of the machines of one world, each made when somebody first looks and kept until the machine ends. */
export class Hosts implements Disposable {
  readonly network: WorldNetwork;
  /** Lines of `authorized_keys` on every instance, besides its own key pair's. */
  readonly authorizedKeys: string[] = [];
  readonly #clusters = new Map<string, ClusterInside>();
  readonly #instances = new Map<string, { readonly machine: HostMachine; readonly isNode: boolean }>();
  readonly #owned = new DisposableStore();

  constructor(network: WorldNetwork) {
    this.network = network;
    this.#owned.add(
      network.world.instanceChanged.event(({ id, state }) => {
        if (state === 'terminated') this.#instances.delete(id);
      }),
    );
  }

  /** Takes a cluster's nodes in, until disposed. */
  join(cluster: ClusterInside): Disposable {
    const { name } = cluster.cluster;
    this.#clusters.set(name, cluster);
    return onDispose(() => {
      if (this.#clusters.get(name) === cluster) this.#clusters.delete(name);
    });
  }

  /** The inside of an instance that runs; undefined of any other. */
  instance(instanceId: string): HostMachine | undefined {
    const instance = this.network.world.instances.get(instanceId);
    if (instance?.state !== 'running') return undefined;
    const node = this.nodeOf(instance);
    const known = this.#instances.get(instanceId);
    // Somebody may have looked before the instance had joined its cluster.
    if (known !== undefined && known.isNode === (node !== undefined)) return known.machine;
    const keyPair = this.network.world.keyPairs.get(instance.keyName ?? '');
    const keys = [...(keyPair === undefined ? [] : [`${keyPair.publicKey} ${keyPair.name}`]), ...this.authorizedKeys];
    const machine = instanceMachine(this.network, instance, node, keys);
    this.#instances.set(instanceId, { machine, isNode: node !== undefined });
    return machine;
  }

  /** The insides of a cluster's containers. */
  containersOf(clusterName: string): Containers {
    return new Containers(this.network, () => this.#clusters.get(clusterName));
  }

  nodeOf(instance: Instance): NodeInside | undefined {
    for (const cluster of this.#clusters.values())
      if (cluster.nodeOf(instance.id) !== undefined) return new NodeInside(cluster, instance);
    return undefined;
  }

  dispose(): void {
    this.#owned.dispose();
    this.#instances.clear();
  }
}
