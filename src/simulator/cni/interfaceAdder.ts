import type { Disposable } from '../../base/disposable.ts';
import { AwsFault } from '../world/fault.ts';
import { attachNetworkInterface, setDeleteOnTermination } from '../world/network/attachments.ts';
import { createNetworkInterface, deleteNetworkInterface } from '../world/network/networkInterfaces.ts';
import type { Instance } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** Lab milliseconds: the create call, the attach call, and until the instance metadata shows the new interface. */
const createTime = 900;
const attachTime = 1600;
const appearTime = 6500;

/** Creates an interface with its addresses, attaches it, and waits until the node can use it: about nine seconds. */
export class InterfaceAdder implements Disposable {
  readonly #world: World;
  readonly #instance: Instance;
  #step: Disposable | undefined;
  /** The interface that is on its way. */
  attaching: string | undefined;

  constructor(world: World, instance: Instance) {
    this.#world = world;
    this.#instance = instance;
  }

  /** Calls `done` with the refusal if EC2 refuses; what was created is then deleted again. */
  add(
    slots: { readonly count: number; readonly prefixes: boolean },
    clusterName: string | undefined,
    done: (error: AwsFault | undefined) => void,
  ): void {
    this.#after(createTime, done, () => {
      this.attaching = this.#create(slots, clusterName);
      this.#after(attachTime, done, () => {
        this.#attach(this.attaching ?? '');
        this.#after(appearTime, done, () => {
          this.attaching = undefined;
          done(undefined);
        });
      });
    });
  }

  dispose(): void {
    this.#step?.dispose();
  }

  #after(ms: number, done: (error: AwsFault) => void, run: () => void): void {
    this.#step = this.#world.clock.after(ms, () => {
      try {
        run();
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        const created = this.attaching;
        this.attaching = undefined;
        if (created !== undefined && this.#world.networkInterfaces.has(created))
          deleteNetworkInterface(this.#world, created);
        done(error);
      }
    });
  }

  #create({ count, prefixes }: { readonly count: number; readonly prefixes: boolean }, clusterName?: string): string {
    const { id, interfaceIds } = this.#instance;
    const primary = this.#world.networkInterfaces.get(interfaceIds[0] ?? '');
    if (primary === undefined)
      throw new AwsFault('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
    const created = createNetworkInterface(this.#world, {
      subnetId: primary.subnetId,
      groups: primary.groups,
      description: `aws-K8S-${id}`,
      tags: {
        'node.k8s.amazonaws.com/instance_id': id,
        'node.k8s.amazonaws.com/createdAt': new Date(this.#world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
        ...(clusterName === undefined ? {} : { 'cluster.k8s.amazonaws.com/name': clusterName }),
        'eks:eni:owner': 'amazon-vpc-cni',
      },
      ...(prefixes ? { ipv4PrefixCount: count } : { secondaryPrivateIpAddressCount: count }),
    });
    return created.id;
  }

  /** At the lowest free device index, and so that the interface ends with the instance. */
  #attach(networkInterfaceId: string): void {
    const taken = new Set(
      this.#instance.interfaceIds.map((id) => this.#world.networkInterfaces.get(id)?.attachment?.deviceIndex),
    );
    let deviceIndex = 1;
    while (taken.has(deviceIndex)) deviceIndex++;
    const attachment = attachNetworkInterface(this.#world, {
      networkInterfaceId,
      instanceId: this.#instance.id,
      deviceIndex,
    });
    setDeleteOnTermination(this.#world, attachment.id, true);
  }
}
