import { AwsFault } from '../fault.ts';
import type { EksCluster, Nodegroup } from './records.ts';
import type { World } from '../world.ts';

/** The cluster, or EKS's refusal. */
export function existingCluster(world: World, name: string): EksCluster {
  const cluster = world.clusters.get(name);
  if (cluster === undefined)
    throw new AwsFault('ResourceNotFoundException', `No cluster found for name: ${name}.`, 404, { clusterName: name });
  return cluster;
}

/** The cluster, if it can be given anything: it has to be ACTIVE. */
export function activeCluster(world: World, name: string): EksCluster {
  const cluster = existingCluster(world, name);
  if (cluster.status !== 'ACTIVE')
    throw new AwsFault('InvalidRequestException', `Cluster '${name}' is not in ACTIVE status`, 400, {
      clusterName: name,
    });
  return cluster;
}

/** The node group, or EKS's refusal. */
export function existingNodegroup(cluster: EksCluster, name: string): Nodegroup {
  const nodegroup = cluster.nodegroups.get(name);
  if (nodegroup === undefined)
    throw new AwsFault('ResourceNotFoundException', `No node group found for name: ${name}.`, 404, {
      clusterName: cluster.name,
      nodegroupName: name,
    });
  return nodegroup;
}
