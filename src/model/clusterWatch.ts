import type { Disposable } from '../base/disposable.ts';
import type {
  Cluster,
  Kind,
  KubernetesDeployment,
  KubernetesNode,
  KubernetesPod,
  WatchedKinds,
} from '../ports/cluster.ts';
import { share } from './share.ts';

export interface ClusterObjects {
  readonly nodes: readonly KubernetesNode[];
  readonly pods: readonly KubernetesPod[];
  readonly deployments: readonly KubernetesDeployment[];
}

const kinds: readonly Kind[] = ['nodes', 'pods', 'deployments'];

/** One list and one watch for each kind of a cluster, and what they hold now. */
export class ClusterWatch implements Disposable {
  readonly #objects = { nodes: new Map(), pods: new Map(), deployments: new Map() } as {
    readonly [K in Kind]: Map<string, WatchedKinds[K]>;
  };
  readonly #live = new Set<Kind>();
  readonly #watches: readonly Disposable[];
  readonly #onChange: (kind: Kind) => void;
  readonly #onState: (live: boolean, error: Error | undefined) => void;

  /** `onState` tells when all kinds are live, and when one is lost with its reason. */
  constructor(
    cluster: Pick<Cluster, 'watch'>,
    onChange: (kind: Kind) => void,
    onState: (live: boolean, error: Error | undefined) => void,
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
        if (state === 'lost' || this.#live.size === kinds.length) this.#onState(state === 'live', error);
      },
    });
  }
}
