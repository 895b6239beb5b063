import { isAbort } from '../base/abort.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { toLabError, type LabError } from '../base/errors.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Connection } from '../connection/connection.ts';
import type { Kind } from '../ports/cluster.ts';
import { readCompute, readLab, vpcOf, type ComputeRead, type LabRead } from './awsReads.ts';
import { ClusterWatch, type ClusterObjects } from './clusterWatch.ts';
import type { Known } from './derive.ts';
import { Poller } from './poller.ts';
import type { Snapshot, SourceState } from './snapshot.ts';

const nothing = { kind: 'none' } as const;
const loading = { kind: 'loading' } as const;
const noObjects: ClusterObjects = { nodes: [], pods: [], deployments: [] };

export interface SourceOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** The three sources of one connection: the stack with its cluster, EC2, and the Kubernetes API. They wake each other. */
export class Sources implements Disposable {
  readonly #connection: Connection;
  readonly #options: SourceOptions;
  readonly #onChange: () => void;
  readonly #store = new DisposableStore();
  readonly #lab: Poller;
  readonly #compute: Poller;
  readonly #ended = new AbortController();
  #states: Snapshot['sources'] = { stack: loading, compute: loading, cluster: loading };
  #labRead: LabRead | undefined;
  #computeRead: ComputeRead = { instances: [], interfaces: [] };
  #watch: ClusterWatch | undefined;
  #watched: string | undefined;

  constructor(connection: Connection, options: SourceOptions, onChange: () => void) {
    this.#connection = connection;
    this.#options = options;
    this.#onChange = onChange;
    const { clock, random } = options;
    this.#lab = this.#store.add(
      new Poller({
        clock,
        random,
        read: (signal) => this.#readLab(signal),
        onFailure: (error) => this.#fail('stack', error),
      }),
    );
    this.#compute = this.#store.add(
      new Poller({
        clock,
        random,
        read: (signal) => this.#readCompute(signal),
        onFailure: (error) => this.#fail('compute', error),
      }),
    );
  }

  get known(): Known {
    return {
      connection: this.#connection.profile,
      account: this.#labRead?.account,
      sources: this.#states,
      stack: this.#labRead?.stack,
      cluster: this.#labRead?.cluster,
      ...this.#computeRead,
      ...(this.#watch?.objects ?? noObjects),
    };
  }

  start(): void {
    this.#lab.start();
  }

  refresh(): void {
    this.#lab.soon();
    this.#compute.soon();
  }

  dispose(): void {
    this.#ended.abort();
    this.#watch?.dispose();
    this.#store.dispose();
  }

  async #readLab(signal: AbortSignal): Promise<boolean> {
    const before = this.#labRead;
    this.#labRead = await readLab(await this.#connection.cloud(), this.#connection.profile, signal);
    const { stack, cluster } = this.#labRead;
    this.#set('stack', this.#live());
    if (vpcOf(this.#labRead) === undefined) this.#forgetCompute();
    else {
      this.#compute.start();
      if (before?.stack?.status !== stack?.status || before?.cluster?.status !== cluster?.status) this.#compute.soon();
    }
    this.#follow(cluster?.status === 'ACTIVE' ? cluster.endpoint : undefined);
    return stack?.status.endsWith('_IN_PROGRESS') === true;
  }

  async #readCompute(signal: AbortSignal): Promise<boolean> {
    const vpcId = this.#labRead === undefined ? undefined : vpcOf(this.#labRead);
    if (vpcId === undefined) return false;
    this.#computeRead = await readCompute(await this.#connection.cloud(), vpcId, signal);
    this.#set('compute', this.#live());
    return this.#labRead?.stack?.status.endsWith('_IN_PROGRESS') === true || this.#isBehind();
  }

  /** True while Kubernetes shows something that EC2 has not shown yet. */
  #isBehind(): boolean {
    const { nodes, pods } = this.#watch?.objects ?? noObjects;
    const held = new Set(this.#computeRead.interfaces.flatMap(({ addresses }) => addresses));
    const hasPrefixes = this.#computeRead.interfaces.some(({ prefixes }) => prefixes.length > 0);
    const isMissing = (ip: string | undefined) => ip !== undefined && !held.has(ip) && !hasPrefixes;
    return nodes.some(({ ready }) => !ready) || pods.some(({ ip }) => isMissing(ip));
  }

  #follow(endpoint: string | undefined): void {
    if (endpoint === this.#watched && (endpoint !== undefined || this.#states.cluster === nothing)) return;
    this.#watched = endpoint;
    this.#watch?.dispose();
    this.#watch = undefined;
    this.#set('cluster', endpoint === undefined ? nothing : loading);
    if (endpoint !== undefined) void this.#openCluster(endpoint);
  }

  async #openCluster(endpoint: string): Promise<void> {
    try {
      const cluster = await this.#connection.cluster(this.#ended.signal);
      if (this.#watched !== endpoint || this.#ended.signal.aborted) return;
      this.#watch = new ClusterWatch(
        cluster,
        (kind) => this.#objectsChanged(kind),
        (live, error) => (live ? this.#set('cluster', this.#live()) : this.#fail('cluster', toLabError(error))),
      );
      this.#onChange();
    } catch (error) {
      if (isAbort(error) || this.#watched !== endpoint) return;
      // The next look at the stack tries again.
      this.#watched = undefined;
      this.#fail('cluster', toLabError(error));
    }
  }

  #objectsChanged(kind: Kind): void {
    if (kind !== 'deployments') this.#compute.soon();
    this.#onChange();
  }

  #forgetCompute(): void {
    this.#compute.stop();
    this.#computeRead = { instances: [], interfaces: [] };
    this.#set('compute', nothing);
  }

  #live(): SourceState {
    return { kind: 'live', at: this.#options.clock.now() };
  }

  #fail(source: keyof Snapshot['sources'], { reason, subject, detail }: LabError): void {
    const state = this.#states[source];
    const since = state.kind === 'failed' ? state.since : this.#options.clock.now();
    this.#options.log.warn(`${source}: ${reason} ${subject} ${detail}`);
    this.#set(source, { kind: 'failed', reason, subject, detail, since });
    if (source === 'cluster') this.#lab.soon();
  }

  #set(source: keyof Snapshot['sources'], state: SourceState): void {
    this.#states = { ...this.#states, [source]: state };
    this.#onChange();
  }
}
