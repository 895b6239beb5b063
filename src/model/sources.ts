import { isAbort } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import { DisposableStore, onDispose, type Disposable } from '../base/disposable.ts';
import { LabError, toLabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Connection } from '../connection/connection.ts';
import { apiServerOf, isChanging, readLab, scopeOf, vpcOf, type LabRead } from './awsReads.ts';
import { ClusterWatch, type ClusterSource } from './clusterWatch.ts';
import { ComputeSource } from './computeSource.ts';
import type { Picture } from './picture.ts';
import { Poller } from './poller.ts';
import type { SnapshotChange, SourceState } from './snapshot.ts';
import { agingStates, failedState, sourceNames, type SourceName } from './sourceStates.ts';

const nothing = { kind: 'none' } as const;
const clusterSources: readonly ClusterSource[] = ['cluster', 'deployments', 'cni', 'sandboxFailures'];

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
 * The sources of one connection, which tell a picture what they read: the stack with its cluster, EC2, the VPC, and the
 * Kubernetes API. They wake each other.
 */
export class Sources implements Disposable {
  readonly #connection: Connection;
  readonly #picture: Picture;
  readonly #options: SourceOptions;
  readonly #store = new DisposableStore();
  readonly #lab: Poller;
  readonly #compute: ComputeSource;
  readonly #network: Poller;
  #labRead: LabRead | undefined;
  #followed: Followed | undefined;
  #seenInterfaces = 0;

  constructor(connection: Connection, picture: Picture, options: SourceOptions) {
    this.#connection = connection;
    this.#picture = picture;
    this.#options = options;
    const { clock, random } = options;
    const poller = (source: SourceName, read: (signal: AbortSignal) => Promise<boolean>) =>
      this.#store.add(new Poller({ clock, random, read, onFailure: (error) => this.#fail(source, error) }));
    this.#lab = poller('stack', (signal) => this.#readLab(signal));
    this.#network = poller('network', (signal) => this.#readNetwork(signal));
    this.#compute = this.#store.add(
      new ComputeSource(picture, {
        clock,
        random,
        cloud: () => connection.cloud(),
        scope: () => this.#labRead && scopeOf(this.#labRead, picture.instanceIds),
        isChanging: () => this.#labRead !== undefined && isChanging(this.#labRead),
        onRead: () => this.#computeRead(),
        onFailure: (error) => this.#fail('compute', error),
      }),
    );
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

  /** The picture shows this now: what it lacks is read soon. */
  drawn(change: SnapshotChange): void {
    this.#compute.drawn(change);
  }

  /** Reads no more. What was read stays in the picture, and begins to age. */
  dispose(): void {
    this.#leave();
    this.#store.dispose();
    this.#picture.cooling.forget();
    this.#picture.set({ sources: agingStates(this.#picture.sources, this.#options.clock.now()) });
  }

  async #readLab(signal: AbortSignal): Promise<boolean> {
    const read = await readLab(await this.#connection.cloud(), this.#connection.profile, signal);
    signal.throwIfAborted();
    const before = this.#labRead;
    this.#labRead = read;
    this.#picture.set({ account: read.account, stack: read.stack, clusterVersion: read.cluster?.version });
    this.#set('stack', this.#live());
    if (vpcOf(read) === undefined) this.#forgetCompute();
    else {
      const moved = before?.stack?.status !== read.stack?.status || before?.cluster?.status !== read.cluster?.status;
      if (moved) this.#compute.soon();
    }
    this.#follow(apiServerOf(read));
    if (vpcOf(read) !== undefined) this.#startCompute();
    return isChanging(read);
  }

  /** The nodes say which instances are a cluster's, so its lists come first. */
  #startCompute(): void {
    const { kind } = this.#picture.sources.cluster;
    const scope = this.#labRead && scopeOf(this.#labRead, []);
    if (scope?.kind === 'cluster' && kind === 'loading') return;
    this.#compute.start();
    this.#network.start();
  }

  async #readNetwork(signal: AbortSignal): Promise<boolean> {
    const vpcId = this.#labRead === undefined ? undefined : vpcOf(this.#labRead);
    if (vpcId === undefined) return false;
    const network = await (await this.#connection.cloud()).compute.network(vpcId, signal);
    signal.throwIfAborted();
    this.#picture.set({ network });
    this.#set('network', this.#live());
    return false;
  }

  #computeRead(): void {
    this.#set('compute', this.#live());
    // What an interface takes, its subnet no longer has.
    if (this.#seenInterfaces !== this.#picture.interfaceChanges) this.#network.soon();
    this.#seenInterfaces = this.#picture.interfaceChanges;
  }

  #forgetCompute(): void {
    this.#compute.stop();
    this.#network.stop();
    this.#picture.setCompute([], []);
    this.#picture.set({ network: undefined });
    this.#set('compute', nothing);
    this.#set('network', nothing);
  }

  #follow(endpoint: string | undefined): void {
    if (endpoint === undefined) {
      this.#leave();
      this.#picture.forgetCluster();
      for (const source of clusterSources) this.#set(source, nothing);
      return;
    }
    if (this.#followed?.endpoint === endpoint) return;
    if (this.#followed !== undefined) {
      this.#leave();
      this.#picture.forgetCluster();
    }
    this.#followed = { endpoint, ended: new AbortController(), watch: undefined };
    // While a failure is being tried again it stays in sight.
    for (const source of clusterSources)
      if (this.#picture.sources[source].kind === 'none') this.#set(source, { kind: 'loading' });
    void this.#open(this.#followed);
  }

  #leave(): void {
    const followed = this.#followed;
    this.#followed = undefined;
    followed?.ended.abort();
    followed?.watch?.dispose();
  }

  async #open(followed: Followed): Promise<void> {
    try {
      const cluster = await this.#connection.cluster(followed.ended.signal);
      if (this.#followed !== followed) return;
      followed.watch = new ClusterWatch(cluster, this.#picture, (source, live, error) =>
        live ? this.#found(source) : this.#lost(source, error),
      );
    } catch (error) {
      if (this.#followed !== followed || isAbort(error)) return;
      // The next look at the stack tries again.
      this.#followed = undefined;
      for (const source of clusterSources) this.#fail(source, error);
      this.#startCompute();
    }
  }

  #found(source: ClusterSource): void {
    this.#set(source, this.#live());
    if (source === 'cluster') this.#startCompute();
  }

  /** The watch keeps trying by itself. Whether the cluster is still there, EKS knows. */
  #lost(source: ClusterSource, error: Error | undefined): void {
    const isNew = source === 'cluster' && this.#picture.sources.cluster.kind !== 'failed';
    this.#fail(source, error ?? new LabError('cluster-unreachable', this.#connection.profile.clusterName));
    if (isNew) this.#lab.soon();
    if (source === 'cluster') this.#startCompute();
  }

  /** The connection was closed: nobody is asked any more. If the far side has ended, what it held is no more, either. */
  #gone(reason: unknown): void {
    this.#lab.stop();
    this.#compute.stop();
    this.#network.stop();
    this.#leave();
    if (isAbort(reason)) return;
    this.#labRead = undefined;
    this.#picture.setCompute([], []);
    this.#picture.forgetCluster();
    this.#picture.set({ account: undefined, stack: undefined, clusterVersion: undefined, network: undefined });
    for (const source of sourceNames) this.#fail(source, reason);
  }

  #live(): SourceState {
    return { kind: 'live', at: this.#options.clock.now() };
  }

  #fail(source: SourceName, cause: unknown): void {
    const error = toLabError(cause);
    this.#options.log.warn(`${source}: ${error.reason} ${error.subject} ${error.detail}`);
    this.#set(source, failedState(source, this.#picture.sources[source], error, this.#options.clock.now()));
  }

  #set(source: SourceName, state: SourceState): void {
    this.#picture.set({ sources: { ...this.#picture.sources, [source]: state } });
  }
}
