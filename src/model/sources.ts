import { isAbort } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import { DisposableStore, onDispose, type Disposable } from '../base/disposable.ts';
import { LabError, toLabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Connection } from '../connection/connection.ts';
import type { Kind } from '../ports/cluster.ts';
import { isBehind } from './awsLag.ts';
import { apiServerOf, isChanging, readCompute, readLab, vpcOf, type ComputeRead, type LabRead } from './awsReads.ts';
import { ClusterWatch, type ClusterObjects } from './clusterWatch.ts';
import { CoolingAddresses } from './coolingAddresses.ts';
import type { Known } from './derive.ts';
import { Poller } from './poller.ts';
import type { Snapshot, SourceState } from './snapshot.ts';

const nothing = { kind: 'none' } as const;
const loading = { kind: 'loading' } as const;
const noObjects: ClusterObjects = { nodes: [], pods: [], deployments: [] };
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
 * The three sources of one connection: the stack with its cluster, EC2, and the Kubernetes API. They wake each other.
 * `onChange` is never called after the end.
 */
export class Sources implements Disposable {
  readonly #connection: Connection;
  readonly #options: SourceOptions;
  readonly #onChange: () => void;
  readonly #store = new DisposableStore();
  readonly #lab: Poller;
  readonly #compute: Poller;
  readonly #cooling: CoolingAddresses;
  #disposed = false;
  #states: Snapshot['sources'] = { stack: loading, compute: loading, cluster: loading };
  #labRead: LabRead | undefined;
  #computeRead = noCompute;
  #followed: Followed | undefined;

  constructor(connection: Connection, options: SourceOptions, onChange: () => void) {
    this.#connection = connection;
    this.#options = options;
    this.#onChange = onChange;
    this.#lab = this.#poller('stack', (signal) => this.#readLab(signal));
    this.#compute = this.#poller('compute', (signal) => this.#readCompute(signal));
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
  }

  dispose(): void {
    this.#disposed = true;
    this.#unfollow();
    this.#store.dispose();
  }

  get #objects(): ClusterObjects {
    return this.#followed?.watch?.objects ?? noObjects;
  }

  #poller(source: 'stack' | 'compute', read: (signal: AbortSignal) => Promise<boolean>): Poller {
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
    this.#computeRead = read;
    this.#set('compute', this.#live());
    return isChanging(lab) || isBehind(read.interfaces, this.#objects);
  }

  #forgetCompute(): void {
    this.#compute.stop();
    this.#computeRead = noCompute;
    this.#set('compute', nothing);
  }

  #follow(endpoint: string | undefined): void {
    if (endpoint === undefined) {
      this.#unfollow();
      this.#set('cluster', nothing);
      return;
    }
    if (this.#followed?.endpoint === endpoint) return;
    const isRetry = this.#followed === undefined && this.#states.cluster.kind === 'failed';
    this.#unfollow();
    this.#followed = { endpoint, ended: new AbortController(), watch: undefined };
    // While a failure is being tried again it stays in sight.
    if (!isRetry) this.#set('cluster', loading);
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
        (live, error) => (live ? this.#set('cluster', this.#live()) : this.#lost(error)),
      );
    } catch (error) {
      if (this.#followed !== followed || isAbort(error)) return;
      // The next look at the stack tries again.
      this.#followed = undefined;
      this.#fail('cluster', error);
    }
  }

  /** The watch keeps trying by itself. Whether the cluster is still there, EKS knows. */
  #lost(error: Error | undefined): void {
    const isNew = this.#states.cluster.kind !== 'failed';
    this.#fail('cluster', error ?? new LabError('cluster-unreachable', this.#connection.profile.clusterName));
    if (isNew) this.#lab.soon();
  }

  /** The connection was closed: nobody is asked any more. If the far side has ended, what it held is no more, either. */
  #gone(reason: unknown): void {
    this.#lab.stop();
    this.#compute.stop();
    this.#unfollow();
    if (isAbort(reason)) return;
    this.#labRead = undefined;
    this.#computeRead = noCompute;
    for (const source of ['stack', 'compute', 'cluster'] as const) this.#fail(source, reason);
  }

  #objectsChanged(kind: Kind): void {
    if (kind !== 'deployments') this.#compute.soon();
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
