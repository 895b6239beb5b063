import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { LabError } from '../base/errors.ts';
import type { Cloud } from '../ports/cloud.ts';
import { readCompute, type ComputeScope } from './awsReads.ts';
import type { Picture } from './picture.ts';
import { Poller, type PollerOptions } from './poller.ts';
import type { SnapshotChange } from './snapshot.ts';
import { addressesMoved, isWaitedFor } from './unseen.ts';

/** How often the interfaces of an instance are read after something moved there: over most of a minute. */
const readsAfterMove = 7;
/** EC2 takes up to so many instances in one request for interfaces. */
const mostAtOnce = 200;
/** Reads that do not show an instance that a node names, before it is waited for no longer: two minutes. */
const patience = 24;

export interface ComputeSourceOptions extends Pick<PollerOptions, 'clock' | 'random'> {
  readonly cloud: () => Promise<Cloud>;
  /** Whose instances to read; undefined for nobody's. */
  readonly scope: () => ComputeScope | undefined;
  /** True while the stack or the cluster is on its way to another state. */
  readonly isChanging: () => boolean;
  readonly onRead: () => void;
  readonly onFailure: (error: LabError) => void;
}

/**
 * EC2's side of a picture: all instances and interfaces from time to time, and soon those of the nodes whose pods come and
 * go, which alone are read then.
 */
export class ComputeSource implements Disposable {
  readonly #picture: Picture;
  readonly #options: ComputeSourceOptions;
  readonly #store = new DisposableStore();
  readonly #all: Poller;
  readonly #moved: Poller;
  /** Reads left for an instance, those that have waited longest first. */
  readonly #left = new Map<string, number>();
  #unseen = 0;

  constructor(picture: Picture, options: ComputeSourceOptions) {
    this.#picture = picture;
    this.#options = options;
    this.#all = this.#poller((signal) => this.#readAll(signal));
    this.#moved = this.#poller((signal) => this.#readMoved(signal));
  }

  start(): void {
    this.#all.start();
  }

  stop(): void {
    this.#all.stop();
    this.#moved.stop();
    this.#left.clear();
  }

  /** Something happened that a read would show. */
  soon(): void {
    this.#unseen = 0;
    this.#all.soon();
  }

  /** The picture shows this now. */
  drawn({ snapshot, previous, nodes }: SnapshotChange): void {
    if (nodes.size === 0) return;
    const before = new Map(
      previous.nodes.flatMap((node) => (nodes.has(node.name) ? [[node.name, node] as const] : [])),
    );
    const after = snapshot.nodes.filter(({ name }) => nodes.has(name));
    const isNew = after.some((node) => isWaitedFor(node) && !before.has(node.name));
    if (isNew || after.length < before.size) this.soon();
    for (const node of after)
      if (node.instanceId !== undefined && addressesMoved(before.get(node.name), node))
        this.#left.set(node.instanceId, readsAfterMove);
    if (this.#left.size === 0) return;
    this.#moved.startSoon();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #poller(read: PollerOptions['read']): Poller {
    const { clock, random, onFailure } = this.#options;
    return this.#store.add(new Poller({ clock, random, read, onFailure }));
  }

  async #readAll(signal: AbortSignal): Promise<boolean> {
    const scope = this.#options.scope();
    if (scope === undefined) return false;
    const { instances, interfaces } = await readCompute(await this.#options.cloud(), scope, signal);
    signal.throwIfAborted();
    this.#picture.setCompute(instances, interfaces);
    this.#options.onRead();
    this.#unseen = this.#picture.waitsForInstance ? this.#unseen + 1 : 0;
    return this.#options.isChanging() || (this.#unseen > 0 && this.#unseen < patience);
  }

  /** True while there is more to come: the pace is that of the first few seconds until then. */
  async #readMoved(signal: AbortSignal): Promise<boolean> {
    const ids = [...this.#left.keys()].slice(0, mostAtOnce);
    if (ids.length === 0) {
      this.#moved.stop();
      return false;
    }
    const { compute } = await this.#options.cloud();
    const interfaces = await compute.networkInterfaces({ instanceIds: ids }, signal);
    signal.throwIfAborted();
    this.#picture.setInterfacesOf(ids, interfaces);
    for (const id of ids) {
      const left = (this.#left.get(id) ?? 0) - 1;
      this.#left.delete(id);
      if (left > 0) this.#left.set(id, left);
    }
    this.#options.onRead();
    return this.#left.size > mostAtOnce;
  }
}
