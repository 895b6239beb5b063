import type { StartControlPlane } from '../world/controlPlane.ts';
import type { World } from '../world/world.ts';
import { ClusterControlPlane, type Authenticate } from './clusterControlPlane.ts';

/** How the AWS half starts the control plane of a cluster in `world`; `authenticate` tells whose an access key is. */
export function startControlPlane(world: World, authenticate: Authenticate): StartControlPlane {
  return (cluster) => ClusterControlPlane.start(world, cluster, authenticate);
}
