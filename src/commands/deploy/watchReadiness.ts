import type {
  Cluster,
  KubernetesDeployment,
  KubernetesNode,
  KubernetesPod,
  Kind,
  WatchListener,
  WatchedKinds,
} from '../../ports/cluster.ts';
import { DisposableStore } from '../../base/disposable.ts';

/** How many of each are up. */
export interface ReadyCounts {
  readonly nodes: number;
  /** Pods of the VPC CNI that are ready on a node that is. */
  readonly cni: number;
  readonly dns: { readonly ready: number; readonly wanted: number | undefined };
}

const systemNamespace = 'kube-system';

/**
 * Resolves once `wanted` nodes are Ready, aws-node is ready on each of them and coredns is there as often as it should be.
 * CloudFormation is content when the instances have joined; pods can only run, and find each other, from then on. A
 * cluster that is to have no nodes has nothing to be waited for.
 *
 * @param onLost told why the API server does not answer, and undefined once it does; the watch itself goes on
 */
export async function watchReadiness(
  cluster: Pick<Cluster, 'watch'>,
  wanted: number,
  onCounts: (counts: ReadyCounts) => void,
  onLost: (error: Error | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const watching = new DisposableStore();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  const nodes = new Map<string, KubernetesNode>();
  const pods = new Map<string, KubernetesPod>();
  const deployments = new Map<string, KubernetesDeployment>();
  const look = () => {
    const counts = countReady(nodes, pods, deployments);
    onCounts(counts);
    const { ready, wanted: copies } = counts.dns;
    const isDns = copies !== undefined && ready >= copies;
    if (wanted === 0 || (counts.nodes >= wanted && counts.cni >= wanted && isDns)) resolve();
  };
  const follow = <K extends Kind>(kind: K, into: Map<string, WatchedKinds[K]>) =>
    watching.add(cluster.watch(kind, listener(into, look, onLost)));
  try {
    follow('nodes', nodes);
    follow('pods', pods);
    follow('deployments', deployments);
    await promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    watching.dispose();
  }
}

function listener<T extends { readonly uid: string }>(
  objects: Map<string, T>,
  look: () => void,
  onLost: (error: Error | undefined) => void,
): WatchListener<T> {
  return {
    reset(all) {
      objects.clear();
      for (const each of all) objects.set(each.uid, each);
      look();
    },
    changed(object) {
      objects.set(object.uid, object);
      look();
    },
    removed(uid) {
      objects.delete(uid);
      look();
    },
    state: (state, error) => onLost(state === 'lost' ? (error ?? new Error('')) : undefined),
  };
}

function countReady(
  nodes: ReadonlyMap<string, KubernetesNode>,
  pods: ReadonlyMap<string, KubernetesPod>,
  deployments: ReadonlyMap<string, KubernetesDeployment>,
): ReadyCounts {
  const ready = new Set([...nodes.values()].filter((node) => node.ready).map(({ name }) => name));
  const cni = new Set(
    [...pods.values()]
      .filter(
        ({ namespace, labels, ready: isUp }) =>
          namespace === systemNamespace && labels['k8s-app'] === 'aws-node' && isUp,
      )
      .flatMap(({ nodeName }) => (nodeName !== undefined && ready.has(nodeName) ? nodeName : [])),
  );
  const dns = [...deployments.values()].find(
    ({ namespace, name }) => namespace === systemNamespace && name === 'coredns',
  );
  return { nodes: ready.size, cni: cni.size, dns: { ready: dns?.readyReplicas ?? 0, wanted: dns?.replicas } };
}
