import { podPorts } from '../host/portForward/podPorts.ts';
import type { Hosts } from '../host/shell/hosts.ts';
import type { StartControlPlane } from '../world/controlPlane.ts';
import type { World } from '../world/world.ts';
import { ClusterControlPlane, type Authenticate } from './clusterControlPlane.ts';

/**
 * How the AWS half starts the control plane of a cluster in `world`, whose nodes and pods are then on the network and can
 * be looked into through `hosts`; `authenticate` tells whose a token is.
 */
export function startControlPlane(world: World, hosts: Hosts, authenticate: Authenticate): StartControlPlane {
  return async (cluster, objects = []) => {
    const containers = hosts.containersOf(cluster.name);
    const controlPlane = await ClusterControlPlane.start(world, cluster, authenticate, {
      exec: containers,
      ports: podPorts(hosts.network, cluster.name),
    });
    controlPlane.insides = containers;
    controlPlane.own(containers.follow(controlPlane));
    controlPlane.own(hosts.network.join(controlPlane));
    controlPlane.own(hosts.join(controlPlane));
    controlPlane.load(objects);
    return controlPlane;
  };
}
