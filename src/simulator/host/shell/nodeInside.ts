import { nodes } from '../../kubernetes/kinds.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { ClusterInside } from './clusterInside.ts';

/** A cluster's node as seen from its own inside. */
export class NodeInside {
  readonly cluster: ClusterInside;
  readonly instance: Instance;

  constructor(cluster: ClusterInside, instance: Instance) {
    this.cluster = cluster;
    this.instance = instance;
  }

  /** Empty until it has joined. */
  get name(): string {
    return this.cluster.nodeOf(this.instance.id)?.name ?? '';
  }

  get object(): KubeNode | undefined {
    return this.cluster.api.store.get(nodes, '', this.name);
  }

  get pods(): readonly Pod[] {
    return this.name === '' ? [] : this.cluster.podsOnNode(this.name);
  }

  get daemon(): ReturnType<ClusterInside['nodeOf']> {
    return this.cluster.nodeOf(this.instance.id);
  }
}
