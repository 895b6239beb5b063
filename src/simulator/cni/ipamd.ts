import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import { runProcedure } from '../world/procedure.ts';
import type { Instance } from '../world/compute/records.ts';
import type { World } from '../world/world.ts';
import { AddressPool } from './addressPool.ts';
import type { DaemonCluster } from './daemonCluster.ts';
import { DaemonLog } from './daemonLog.ts';
import { DaemonRole } from './daemonRole.ts';
import { Ec2Client } from './ec2Client.ts';
import { sweepLeakedInterfaces } from './leakedInterfaces.ts';
import { NodeInterfaces } from './nodeInterfaces.ts';
import type { NodeNetwork, SandboxNetwork } from './nodeNetwork.ts';
import type { PoolContext } from './poolContext.ts';
import { PluginCalls } from './pluginCalls.ts';
import { PoolKeeper } from './poolKeeper.ts';
import { PoolLoop } from './poolLoop.ts';
import { readPoolSettings, type PoolSettings } from './settings.ts';

/** Cooldown of addresses that are freed while the daemon is away; lab milliseconds. */
const usualCooldown = 30_000;

const podIpAnnotation = 'vpc.amazonaws.com/pod-ips';
const noAddress = 'failed to assign an IP address to container';
const noDaemon =
  'Error received from AddNetwork gRPC call: rpc error: code = Unavailable desc = connection error: ' +
  'desc = "transport: Error while dialing: dial tcp 127.0.0.1:50051: connect: connection refused"';

export interface IpamdOptions {
  readonly world: World;
  readonly instance: Instance;
  readonly maxPods: number;
  readonly cluster: DaemonCluster;
}

/**
 * The address daemon of one node. It keeps the pool at the size that the settings ask for by one EC2 action at a time,
 * and hands addresses to sandboxes.
 */
export class Ipamd implements NodeNetwork, Disposable {
  readonly #options: IpamdOptions;
  readonly #interfaces: NodeInterfaces;
  readonly #improved = new Emitter<void>();
  readonly #subscription: Disposable;
  readonly pool = new AddressPool();
  /** `ipamd.log` of the node. */
  readonly log: DaemonLog;
  /** Of the plugin, which the container runtime calls for each sandbox. */
  readonly calls = new PluginCalls();
  readonly onDidImprove = this.#improved.event;
  #settings: PoolSettings | undefined;
  #loop: PoolLoop | undefined;
  #running = new DisposableStore();
  #ready = false;
  /** Somebody asked for an address and went without. */
  #starved = false;

  constructor(options: IpamdOptions) {
    const { world, instance, maxPods } = options;
    this.#options = options;
    this.#interfaces = new NodeInterfaces(world, instance, maxPods);
    this.log = new DaemonLog(() => world.clock.now());
    this.#subscription = world.interfacesOfInstances.watch(instance.id, () => this.#loop?.interfacesChanged());
  }

  get isServing(): boolean {
    return this.#loop?.isServing === true;
  }

  get isReady(): boolean {
    return this.#ready;
  }

  daemonStarted(daemon: Pod): void {
    this.daemonStopped();
    const container = daemon.spec.containers.find(({ name }) => name === 'aws-node') ?? daemon.spec.containers[0];
    if (container === undefined) return;
    const { world, instance, cluster } = this.#options;
    const { pool, log } = this;
    const settings = readPoolSettings(container);
    const role = new DaemonRole(world, cluster, instance.id, container);
    const ec2 = new Ec2Client(world, {
      check: (action) => role.check(action),
      onDenied: (action) => this.#denied(daemon, action),
    });
    const context = { world, instance, cluster, pool, log, settings, ec2, interfaces: this.#interfaces };
    const { clock } = world;
    this.#settings = settings;
    this.#loop = this.#running.add(
      new PoolLoop({
        clock,
        log,
        keeper: new PoolKeeper(context),
        onServing: () => this.#serves(context),
        onTurn: () => this.#turned(),
      }),
    );
    if (settings.podEni)
      cluster.warn(
        daemon,
        'UnsupportedSetting',
        'ENABLE_POD_ENI is set, but no trunk interfaces are modelled here: pods have the security groups of their node.',
      );
    this.#loop.begin();
  }

  daemonStopped(): void {
    this.#running.dispose();
    this.#running = new DisposableStore();
    this.#loop = undefined;
    this.#settings = undefined;
  }

  addSandbox(sandbox: string, pod: { readonly namespace: string; readonly name: string }): SandboxNetwork {
    const given = this.#addSandbox(sandbox, pod);
    const device = 'address' in given ? this.#deviceOf(given.address) : 0;
    this.calls.add({ ...this.#callOf(sandbox, pod), command: 'ADD', device, ...given });
    return given;
  }

  #addSandbox(sandbox: string, pod: { readonly namespace: string; readonly name: string }): SandboxNetwork {
    const { world, cluster } = this.#options;
    if (!this.isServing) {
      this.#starved = true;
      return { refusal: noDaemon };
    }
    const recorded = world.recorded.next('pod address', pod.name);
    const address = this.pool.assign({ sandbox, ...pod }, this.#time(), world.random, recorded);
    this.#loop?.stimulate();
    if (address === undefined) {
      this.#starve();
      this.log.write('error', 'datastore/data_store.go:610', 'DataStore has no available IP/Prefix addresses');
      return { refusal: noAddress };
    }
    const message = `assignPodIPAddressUnsafe: Assign IP ${address} to sandbox aws-cni/${sandbox}/eth0`;
    this.log.write('info', 'datastore/data_store.go:620', message);
    if (this.#settings?.annotatesPodIp === true) cluster.annotatePod(pod.namespace, pod.name, podIpAnnotation, address);
    return { address };
  }

  removeSandbox(sandbox: string): void {
    const cooldown = this.#settings?.cooldown ?? usualCooldown;
    const pod = [...this.pool.allocations.values()].find((each) => each.sandbox === sandbox);
    const address = this.pool.release(sandbox, this.#time() + cooldown);
    if (address === undefined || pod === undefined) return;
    this.calls.add({ ...this.#callOf(sandbox, pod), command: 'DEL', device: this.#deviceOf(address), address });
    const message = `UnassignPodIPAddress: sandbox aws-cni/${sandbox}/eth0's ipAddr ${address}`;
    this.log.write('info', 'datastore/data_store.go:960', message);
    if (this.#settings?.annotatesPodIp === true)
      this.#options.cluster.annotatePod(pod.namespace, pod.name, podIpAnnotation, '');
    this.#loop?.stimulate();
    if (this.#starved) this.#starve();
  }

  dispose(): void {
    this.daemonStopped();
    this.#subscription.dispose();
    this.#improved.dispose();
  }

  #callOf(sandbox: string, pod: { readonly namespace: string; readonly name: string }) {
    return { at: this.#options.world.clock.now(), sandbox, namespace: pod.namespace, pod: pod.name };
  }

  /** The device number of the interface that has the address. */
  #deviceOf(address: string): number {
    const holder = this.pool.interfaces.find(({ cidrs }) => cidrs.some((each) => each.addresses.includes(address)));
    return this.#options.world.networkInterfaces.get(holder?.id ?? '')?.attachment?.deviceIndex ?? 0;
  }

  #time(): number {
    return this.#options.world.clock.labTime();
  }

  /** Those who went without are told as soon as an address has cooled down. */
  #starve(): void {
    this.#starved = true;
    const cooled = this.pool.nextCooled(this.#time());
    if (cooled !== undefined) this.#loop?.lookAt(cooled);
  }

  /** The node has a pod network from now on. */
  #serves(context: PoolContext): void {
    const { settings, instance, world } = context;
    const sweep = sweepLeakedInterfaces(context, instance.vpcId, settings.clusterName);
    if (settings.cleansLeaked && settings.provisions)
      this.#running.add(runProcedure(world.clock, sweep, () => undefined));
    this.#ready = true;
    this.#starved = false;
    this.#improved.fire();
  }

  /** There may be addresses for those who went without: they ask again, and say so again if it was not enough. */
  #turned(): void {
    if (!this.#starved) return;
    if (!this.pool.hasFree(this.#time())) return this.#starve();
    this.#starved = false;
    this.#improved.fire();
  }

  #denied(daemon: Pod, action: string): void {
    this.#options.cluster.warn(
      daemon,
      'MissingIAMPermissions',
      `Unauthorized operation: failed to call ${action} due to missing permissions. Please refer ` +
        'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/iam-policy.md to attach relevant policy to IAM role',
    );
  }
}
