import type { WorldNetwork } from '../host/network/worldNetwork.ts';
import type { StartControlPlane } from '../world/controlPlane.ts';
import type { World } from '../world/world.ts';
import { ClusterControlPlane, type Authenticate } from './clusterControlPlane.ts';

/**
 * How the AWS half starts the control plane of a cluster in `world`, whose nodes and pods then are on `network`;
 * `authenticate` tells whose a token is.
 */
export function startControlPlane(world: World, network: WorldNetwork, authenticate: Authenticate): StartControlPlane {
  return async (cluster) => {
    const controlPlane = await ClusterControlPlane.start(world, cluster, authenticate);
    controlPlane.own(network.join(controlPlane));
    return controlPlane;
  };
}
