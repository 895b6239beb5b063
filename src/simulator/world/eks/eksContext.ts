import type { Emitter } from '../../../base/event.ts';
import type { ControlPlane } from '../controlPlane.ts';
import type { EksCluster } from './records.ts';
import type { World } from '../world.ts';

/** What the parts of EKS share. */
export interface EksContext {
  readonly world: World;
  /** Running control planes by cluster name. */
  readonly controlPlanes: Map<string, ControlPlane>;
  /** The status of a cluster, node group or add-on changed, or one of them went. */
  readonly changed: Emitter<void>;
  /** Something that a cluster's API stores changed. */
  readonly stored: Emitter<void>;
}

/** Runs something after lab milliseconds, unless the cluster has gone by then. */
export function later({ world }: EksContext, cluster: EksCluster, ms: number, run: () => void): void {
  world.clock.after(ms, () => {
    if (world.clusters.get(cluster.name) === cluster) run();
  });
}
