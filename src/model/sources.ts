import { isAbort } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import { DisposableStore, onDispose, type Disposable } from '../base/disposable.ts';
import { LabError, toLabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Connection } from '../connection/connection.ts';
import type { NetworkInterface, VpcNetwork } from '../ports/cloud.ts';
import type { Kind } from '../ports/cluster.ts';
import { isBehind } from './awsLag.ts';
import { apiServerOf, isChanging, readCompute, readLab, vpcOf, type ComputeRead, type LabRead } from './awsReads.ts';
import { ClusterWatch, type ClusterObjects, type ClusterSource } from './clusterWatch.ts';
import { CoolingAddresses } from './coolingAddresses.ts';
import type { Known } from './derive.ts';
import { Poller } from './poller.ts';
import type { Snapshot, SourceState } from './snapshot.ts';

const nothing = { kind: 'none' } as const;
const loading = { kind: 'loading' } as const;
const noObjects: ClusterObjects = { nodes: [], pods: [], deployments: [], cni: [], sandboxFailures: [] };
const clusterSources: readonly ClusterSource[] = ['cluster', 'cni', 'sandboxFailures'];
/** What a connection begins with. */
export const allLoading: Snapshot['sources'] = {
  stack: loading,
  compute: loading,
  network: loading,
  cluster: loading,
  cni: loading,
  sandboxFailures: loading,
};
const noCompute: ComputeRead = { instances: [], interfaces: [] };

export interface SourceOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** An API server that is being opened or watched. */
interface Followed {
  readonly endpoint: string;
  readonly ended: AbortController;
  watch: ClusterWatch | undefined;
}

/**
 * The sources of one connection: the stack with its cluster, EC2, the VPC, and the Kubernetes API. They wake each other.
 * `onChange` is never called after the end.
 */
export class Sources implements Disposable {
  readonly #connection: Connection;
  readonly #options: SourceOptions;
  readonly #onChange: () => void;
  readonly #store = new DisposableStore();
  readonly #lab: Poller;
  readonly #compute: Poller;
  readonly #network: Poller;
  readonly #cooling: CoolingAddresses;
  #disposed = false;
  #states: Snapshot['sources'] = allLoading;
  #labRead: LabRead | undefined;
  #computeRead = noCompute;
  #networkRead: VpcNetwork | undefined;
  #followed: Followed | undefined;

  constructor(connection: Connection, options: SourceOptions, onChange: () => void) {
    this.#connection = connection;
    this.#options = options;
    this.#onChange = onChange;
    this.#lab = this.#poller('stack', (signal) => this.#readLab(signal));
    this.#compute = this.#poller('compute', (signal) => this.#readCompute(signal));
    this.#network = this.#poller('network', (signal) => this.#readNetwork(signal));
    this.#cooling = this.#store.add(new CoolingAddresses(options.clock, () => this.#changed()));
  }

  get known(): Known {
    return {
      connection: this.#connection.profile,
      account: this.#labRead?.account,
      sources: this.#states,
      stack: this.#labRead?.stack,
      cluster: this.#labRead?.cluster,
      ...this.#computeRead,
      network: this.#networkRead,
      ...this.#objects,
      cooling: this.#cooling.addresses,
    };
  }

  start(): void {
    const { closed } = this.#connection;
    const onClosed = () => this.#gone(closed.reason);
    if (closed.aborted) return onClosed();
    closed.addEventListener('abort', onClosed);
    this.#store.add(onDispose(() => closed.removeEventListener('abort', onClosed)));
    this.#lab.start();
  }

  refresh(): void {
    this.#lab.soon();
    this.#compute.soon();
    this.#network.soon();
  }

  dispose(): void {
    this.#disposed = true;
    this.#unfollow();
    this.#store.dispose();
  }

  get #objects(): ClusterObjects {
    return this.#followed?.watch?.objects ?? noObjects;
  }

  #poller(source: 'stack' | 'compute' | 'network', read: (signal: AbortSignal) => Promise<boolean>): Poller {
    const { clock, random } = this.#options;
    return this.#store.add(new Poller({ clock, random, read, onFailure: (error) => this.#fail(source, error) }));
  }

  async #readLab(signal: AbortSignal): Promise<boolean> {
    const read = await readLab(await this.#connection.cloud(), this.#connection.profile, signal);
    signal.throwIfAborted();
    const before = this.#labRead;
    this.#labRead = read;
    this.#set('stack', this.#live());
    if (vpcOf(read) === undefined) this.#forgetCompute();
    else {
      this.#compute.start();
      this.#network.start();
      const moved = before?.stack?.status !== read.stack?.status || before?.cluster?.status !== read.cluster?.status;
      if (moved) this.#compute.soon();
    }
    this.#follow(apiServerOf(read));
    return isChanging(read);
  }

  async #readCompute(signal: AbortSignal): Promise<boolean> {
    const lab = this.#labRead;
    const vpcId = lab === undefined ? undefined : vpcOf(lab);
    if (lab === undefined || vpcId === undefined) return false;
    const read = await readCompute(await this.#connection.cloud(), vpcId, signal);
    signal.throwIfAborted();
    const before = this.#computeRead.interfaces;
    this.#computeRead = read;
    // What an interface takes, its subnet no longer has.
    if (addressCount(before) !== addressCount(read.interfaces)) this.#network.soon();
    this.#set('compute', this.#live());
    return isChanging(lab) || isBehind(read.interfaces, this.#objects);
  }

  async #readNetwork(signal: AbortSignal): Promise<boolean> {
    const vpcId = this.#labRead === undefined ? undefined : vpcOf(this.#labRead);
    if (vpcId === undefined) return false;
    const read = await (await this.#connection.cloud()).compute.network(vpcId, signal);
    signal.throwIfAborted();
    this.#networkRead = read;
    this.#set('network', this.#live());
    return false;
  }

  #forgetCompute(): void {
    this.#compute.stop();
    this.#network.stop();
    this.#computeRead = noCompute;
    this.#networkRead = undefined;
    this.#set('compute', nothing);
    this.#set('network', nothing);
  }

  #follow(endpoint: string | undefined): void {
    if (endpoint === undefined) {
      this.#unfollow();
      for (const source of clusterSources) this.#set(source, nothing);
      return;
    }
    if (this.#followed?.endpoint === endpoint) return;
    const isRetry = this.#followed === undefined && this.#states.cluster.kind === 'failed';
    this.#unfollow();
    this.#followed = { endpoint, ended: new AbortController(), watch: undefined };
    // While a failure is being tried again it stays in sight.
    if (!isRetry) for (const source of clusterSources) this.#set(source, loading);
    void this.#open(this.#followed);
  }

  #unfollow(): void {
    const followed = this.#followed;
    this.#followed = undefined;
    followed?.ended.abort();
    this.#cooling.forget();
    followed?.watch?.dispose();
  }

  async #open(followed: Followed): Promise<void> {
    try {
      const cluster = await this.#connection.cluster(followed.ended.signal);
      if (this.#followed !== followed) return;
      followed.watch = new ClusterWatch(
        cluster,
        (kind) => this.#objectsChanged(kind),
        (source, live, error) => (live ? this.#set(source, this.#live()) : this.#lost(source, error)),
      );
    } catch (error) {
      if (this.#followed !== followed || isAbort(error)) return;
      // The next look at the stack tries again.
      this.#followed = undefined;
      for (const source of clusterSources) this.#fail(source, error);
    }
  }

  /** The watch keeps trying by itself. Whether the cluster is still there, EKS knows. */
  #lost(source: ClusterSource, error: Error | undefined): void {
    const isNew = source === 'cluster' && this.#states.cluster.kind !== 'failed';
    this.#fail(source, error ?? new LabError('cluster-unreachable', this.#connection.profile.clusterName));
    if (isNew) this.#lab.soon();
  }

  /** The connection was closed: nobody is asked any more. If the far side has ended, what it held is no more, either. */
  #gone(reason: unknown): void {
    this.#lab.stop();
    this.#compute.stop();
    this.#network.stop();
    this.#unfollow();
    if (isAbort(reason)) return;
    this.#labRead = undefined;
    this.#computeRead = noCompute;
    this.#networkRead = undefined;
    for (const source of Object.keys(allLoading) as (keyof Snapshot['sources'])[]) this.#fail(source, reason);
  }

  #objectsChanged(kind: Kind): void {
    if (kind === 'nodes' || kind === 'pods') this.#compute.soon();
    if (kind === 'pods') this.#cooling.follow(this.#objects.pods);
    this.#changed();
  }

  #live(): SourceState {
    return { kind: 'live', at: this.#options.clock.now() };
  }

  #fail(source: keyof Snapshot['sources'], error: unknown): void {
    const { reason, subject, detail } = toLabError(error);
    const state = this.#states[source];
    const since = state.kind === 'failed' ? state.since : this.#options.clock.now();
    this.#options.log.warn(`${source}: ${reason} ${subject} ${detail}`);
    this.#set(source, { kind: 'failed', reason, subject, detail, since });
  }

  #set(source: keyof Snapshot['sources'], state: SourceState): void {
    this.#states = { ...this.#states, [source]: state };
    this.#changed();
  }

  #changed(): void {
    if (!this.#disposed) this.#onChange();
  }
}

function addressCount(interfaces: readonly NetworkInterface[]): number {
  return interfaces.reduce((sum, { addresses, prefixes }) => sum + addresses.length + prefixes.length, 0);
}
