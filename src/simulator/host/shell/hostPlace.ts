import type { NetworkSite } from '../network/networkSite.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import type { Distribution } from './distribution.ts';
import type { NodeInside } from './nodeInside.ts';

/** Where a machine or a container is in the world, as its programs find it. */
export interface HostPlace {
  readonly network: WorldNetwork;
  readonly distribution: Distribution;
  /** Its place in the network at this instant. Throws when the machine or the pod has gone. */
  readonly site: () => NetworkSite;
  /** What is particular to a node of a cluster; undefined elsewhere, in pods too. */
  readonly node: NodeInside | undefined;
}
