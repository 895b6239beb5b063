import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Ipamd } from '../../cni/ipamd.ts';
import { nodes } from '../../kubernetes/kinds.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { privateDnsName } from '../../world/network/dnsNames.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Nodegroup } from '../../world/eks/records.ts';
import type { World } from '../../world/world.ts';
import type { ControlContext } from '../controlContext.ts';
import { Kubelet } from '../kubelet/kubelet.ts';
import { daemonCluster } from './daemonCluster.ts';
import { NodeDrain } from './lifecycle/nodeDrain.ts';
import { maxPodsOf } from './maxPods.ts';
import { newNode } from './nodeObject.ts';
import { nodeResources } from './nodeResources.ts';

/** Lab milliseconds from a running instance to a registered node: the least, and what chance adds. */
const bootTime = 24_000;
const bootSpread = 5000;

/** One instance of a node group in its cluster: it boots, joins, and runs its kubelet and its pod network until disposed. */
export class WorkerNode implements Disposable {
  readonly #world: World;
  readonly #context: ControlContext;
  readonly #instance: Instance;
  readonly #nodegroup: Nodegroup;
  readonly #owned = new DisposableStore();
  #ipamd: Ipamd | undefined;

  constructor(world: World, context: ControlContext, instance: Instance, nodegroup: Nodegroup) {
    this.#world = world;
    this.#context = context;
    this.#instance = instance;
    this.#nodegroup = nodegroup;
    const boot = bootTime + world.random() * bootSpread;
    this.#owned.add(context.clock.after(boot, () => this.#join()));
  }

  /** Empty until the node has registered. */
  get name(): string {
    const primary = this.#world.networkInterfaces.get(this.#instance.interfaceIds[0] ?? '');
    return primary === undefined ? '' : privateDnsName(this.#world, primary.addresses[0] ?? '');
  }

  get ipamd(): Ipamd | undefined {
    return this.#ipamd;
  }

  /** Cordons the node and evicts its pods; calls `done` once they are gone, or after `limit` lab milliseconds. */
  drain(limit: number, done: () => void): void {
    this.#owned.add(new NodeDrain(this.#context, this.name, limit, done));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #join(): void {
    const { api, release } = this.#context;
    const primary = this.#world.networkInterfaces.get(this.#instance.interfaceIds[0] ?? '');
    if (primary === undefined) return;
    const { type, volumeIds } = this.#instance;
    const known = api.store.get(nodes, '', this.name);
    // A node that comes back keeps what its kubelet was started with.
    const maxPods = Number(known?.status.capacity?.['pods'] ?? maxPodsOf(this.#world, this.#instance, this.#nodegroup));
    const rootGiB = this.#world.volumes.get(volumeIds[0] ?? '')?.sizeGiB ?? 20;
    const facts = {
      instance: this.#instance,
      nodegroup: this.#nodegroup,
      primary,
      world: this.#world,
      release,
      resources: nodeResources(type, maxPods, rootGiB, release.amazonLinux),
    };
    const node = known ?? createObject(api, nodes, newNode(facts));
    const cluster = daemonCluster(this.#context, node.metadata.name, this.#nodegroup.nodeRoleArn);
    this.#ipamd = this.#owned.add(new Ipamd({ world: this.#world, instance: this.#instance, maxPods, cluster }));
    this.#context.events.record(
      node,
      { component: 'node-controller' },
      {
        type: 'Normal',
        reason: 'RegisteredNode',
        message: `Node ${node.metadata.name} event: Registered Node ${node.metadata.name} in Controller`,
      },
    );
    this.#owned.add(new Kubelet(this.#context, node, this.#ipamd));
  }
}
