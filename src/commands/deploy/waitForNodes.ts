import type { Clusters } from '../../ports/cloud.ts';
import type { Cluster, KubernetesNode } from '../../ports/cluster.ts';

/**
 * Resolves once as many nodes are Ready as the cluster's node groups want. CloudFormation is content when the instances
 * have joined; pods can only run once the nodes are Ready.
 */
export async function waitForNodes(
  clusters: Pick<Clusters, 'nodegroups'>,
  cluster: Pick<Cluster, 'watch'>,
  clusterName: string,
  onReady: (ready: number, wanted: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const groups = await clusters.nodegroups(clusterName, signal);
  const wanted = groups.reduce((sum, { desiredSize }) => sum + desiredSize, 0);
  await new Promise<void>((resolve, reject) => {
    const nodes = new Map<string, KubernetesNode>();
    const finish = (end: () => void) => {
      signal.removeEventListener('abort', onAbort);
      // The first list may arrive while `watch` is still returning.
      queueMicrotask(() => watch.dispose());
      end();
    };
    const onAbort = () => finish(() => reject(signal.reason as Error));
    const look = () => {
      const ready = [...nodes.values()].filter((node) => node.ready).length;
      onReady(ready, wanted);
      if (ready >= wanted) finish(resolve);
    };
    const watch = cluster.watch('nodes', {
      reset(objects) {
        nodes.clear();
        for (const node of objects) nodes.set(node.uid, node);
        look();
      },
      changed(node) {
        nodes.set(node.uid, node);
        look();
      },
      removed(uid) {
        nodes.delete(uid);
      },
      // A lost stream is tried again by the watch itself; only the person can give up.
      state() {},
    });
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
