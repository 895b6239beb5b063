import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Ipamd } from '../../cni/ipamd.ts';
import { daemonSets, leases, nodes, pods } from '../../kubernetes/kinds.ts';
import { controllerOf } from '../../kubernetes/objects/meta.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateObject } from '../../kubernetes/writes/update.ts';
import { privateDnsName } from '../../world/network/dnsNames.ts';
import type { Instance, Nodegroup } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { ControlContext } from '../controlContext.ts';
import { Kubelet } from '../kubelet/kubelet.ts';
import { daemonCluster } from './daemonCluster.ts';
import { maxPodsOf } from './maxPods.ts';
import { newNode } from './nodeObject.ts';
import { nodeResources } from './nodeResources.ts';

/** Lab milliseconds from a running instance to a registered node: the least, and what chance adds. */
const bootTime = 24_000;
const bootSpread = 5000;
/** Lab milliseconds a node that goes away has for ending its pods. */
const drainTime = 10_000;

/** One instance of a node group in its cluster: it boots, joins, runs its kubelet and its pod network, and leaves. */
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

  /** Cordons the node, evicts its pods, and then removes it; calls `done` at the end. */
  leave(done: () => void): void {
    const { api, clock } = this.#context;
    const { name } = this;
    const node = api.store.get(nodes, '', name);
    if (node === undefined) {
      this.dispose();
      return done();
    }
    const { resourceVersion: _, ...metadata } = node.metadata;
    updateObject(api, nodes, { ...node, metadata, spec: { ...node.spec, unschedulable: true } } as typeof node);
    for (const pod of this.#context.pods.onNode(name))
      if (controllerOf(pod)?.kind !== daemonSets.kind)
        deleteObject(api, pods, pod.metadata.namespace ?? '', pod.metadata.name, {
          gracePeriodSeconds: drainTime / 1000,
        });
    this.#owned.add(
      clock.after(drainTime, () => {
        this.#remove(name);
        done();
      }),
    );
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

  #remove(name: string): void {
    const { api } = this.#context;
    this.dispose();
    for (const { metadata } of this.#context.pods.onNode(name))
      api.store.remove(pods, metadata.namespace ?? '', metadata.name);
    if (api.store.get(leases, 'kube-node-lease', name) !== undefined) api.store.remove(leases, 'kube-node-lease', name);
    if (api.store.get(nodes, '', name) !== undefined) api.store.remove(nodes, '', name);
  }
}
