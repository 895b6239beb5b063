import type { Disposable } from '../base/disposable.ts';
import type { Cluster, Kind, WatchedKinds } from '../ports/cluster.ts';
import { share } from './share.ts';

export type ClusterObjects = { readonly [K in Kind]: readonly WatchedKinds[K][] };

/** The parts of a cluster that go live or are lost apart from each other. */
export type ClusterSource = 'cluster' | 'cni' | 'sandboxFailures';

const sourceOf: Readonly<Record<Kind, ClusterSource>> = {
  nodes: 'cluster',
  pods: 'cluster',
  deployments: 'cluster',
  cni: 'cni',
  sandboxFailures: 'sandboxFailures',
};

const kinds = Object.keys(sourceOf) as Kind[];

/** One list and one watch for each kind of a cluster, and what they hold now. */
export class ClusterWatch implements Disposable {
  readonly #objects: { readonly [K in Kind]: Map<string, WatchedKinds[K]> } = {
    nodes: new Map(),
    pods: new Map(),
    deployments: new Map(),
    cni: new Map(),
    sandboxFailures: new Map(),
  };
  readonly #live = new Set<Kind>();
  readonly #watches: readonly Disposable[];
  readonly #onChange: (kind: Kind) => void;
  readonly #onState: (source: ClusterSource, live: boolean, error: Error | undefined) => void;

  /** `onState` tells when all kinds of a source are live, and when one of them is lost with its reason. */
  constructor(
    cluster: Pick<Cluster, 'watch'>,
    onChange: (kind: Kind) => void,
    onState: (source: ClusterSource, live: boolean, error: Error | undefined) => void,
  ) {
    this.#onChange = onChange;
    this.#onState = onState;
    this.#watches = kinds.map((kind) => this.#watch(cluster, kind));
  }

  get objects(): ClusterObjects {
    return {
      nodes: [...this.#objects.nodes.values()],
      pods: [...this.#objects.pods.values()],
      deployments: [...this.#objects.deployments.values()],
      cni: [...this.#objects.cni.values()],
      sandboxFailures: [...this.#objects.sandboxFailures.values()],
    };
  }

  dispose(): void {
    for (const watch of this.#watches) watch.dispose();
  }

  #watch<K extends Kind>(cluster: Pick<Cluster, 'watch'>, kind: K): Disposable {
    const objects: Map<string, WatchedKinds[K]> = this.#objects[kind];
    return cluster.watch(kind, {
      reset: (all) => {
        objects.clear();
        for (const object of all) objects.set(object.uid, object);
        this.#onChange(kind);
      },
      changed: (object) => {
        // A heartbeat changes nothing that we keep.
        const known = objects.get(object.uid);
        const next = share(known, object);
        if (next === known) return;
        objects.set(object.uid, next);
        this.#onChange(kind);
      },
      removed: (uid) => {
        objects.delete(uid);
        this.#onChange(kind);
      },
      state: (state, error) => {
        if (state === 'live') this.#live.add(kind);
        else this.#live.delete(kind);
        const source = sourceOf[kind];
        const isWhole = kinds.every((each) => sourceOf[each] !== source || this.#live.has(each));
        if (state === 'lost' || isWhole) this.#onState(source, state === 'live', error);
      },
    });
  }
}
