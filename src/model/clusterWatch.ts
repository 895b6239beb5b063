import type { Disposable } from '../base/disposable.ts';
import type { Cluster, Kind } from '../ports/cluster.ts';
import type { Picture } from './picture.ts';

/** The parts of a cluster that go live or are lost apart from each other. */
export type ClusterSource = 'cluster' | 'deployments' | 'cni' | 'sandboxFailures';

const sourceOf: Readonly<Record<Kind, ClusterSource>> = {
  nodes: 'cluster',
  pods: 'cluster',
  deployments: 'deployments',
  cni: 'cni',
  sandboxFailures: 'sandboxFailures',
};

const kinds = Object.keys(sourceOf) as Kind[];

/** One list and one watch for each kind of a cluster, which tell a picture what there is. */
export class ClusterWatch implements Disposable {
  readonly #picture: Picture;
  readonly #live = new Set<Kind>();
  readonly #lost = new Map<Kind, Error | undefined>();
  readonly #watches: readonly Disposable[];
  readonly #onState: (source: ClusterSource, live: boolean, error: Error | undefined) => void;
  #knowsPods = false;

  /** `onState` tells when all kinds of a source are live, and when one of them is lost with its reason. */
  constructor(
    cluster: Pick<Cluster, 'watch'>,
    picture: Picture,
    onState: (source: ClusterSource, live: boolean, error: Error | undefined) => void,
  ) {
    this.#picture = picture;
    this.#onState = onState;
    this.#watches = kinds.map((kind) => this.#watch(cluster, kind));
  }

  dispose(): void {
    for (const watch of this.#watches) watch.dispose();
  }

  #watch<K extends Kind>(cluster: Pick<Cluster, 'watch'>, kind: K): Disposable {
    const objects = this.#picture.kinds[kind];
    return cluster.watch(kind, {
      reset: (all) => {
        objects.reset(all);
        // Of a pod that went while nobody looked, nobody knows when its address became free.
        if (kind === 'pods' && !this.#knowsPods) this.#picture.cooling.forget();
        this.#knowsPods ||= kind === 'pods';
      },
      changed: (object) => objects.changed(object),
      removed: (uid) => objects.removed(uid),
      state: (state, error) => this.#set(kind, state === 'live', error),
    });
  }

  #set(kind: Kind, live: boolean, error: Error | undefined): void {
    if (live) {
      this.#live.add(kind);
      this.#lost.delete(kind);
    } else {
      this.#live.delete(kind);
      this.#lost.set(kind, error);
    }
    const source = sourceOf[kind];
    const parts = kinds.filter((each) => sourceOf[each] === source);
    const lost = parts.find((each) => this.#lost.has(each));
    if (lost !== undefined) this.#onState(source, false, this.#lost.get(lost));
    else if (parts.every((each) => this.#live.has(each))) this.#onState(source, true, undefined);
  }
}
