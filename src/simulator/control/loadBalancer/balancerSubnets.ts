import { routesOf } from '../../world/network/routeTables.ts';
import type { EksCluster } from '../../world/eks/records.ts';
import type { Subnet } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { Scheme } from '../../world/loadBalancing/records.ts';
import { clusterTag } from './clusterTag.ts';
import { ensureFailure } from './ensureFailure.ts';

/**
 * The subnets the cloud provider puts a balancer into: one for each zone of the cluster's VPC, public ones when it faces
 * the internet. Among several of a zone the role tag decides, then the cluster's tag, then the smaller id.
 */
export function subnetsForBalancer(world: World, cluster: EksCluster, scheme: Scheme): readonly Subnet[] {
  const roleTag = scheme === 'internal' ? 'kubernetes.io/role/internal-elb' : 'kubernetes.io/role/elb';
  const rank = ({ id, tags }: Subnet) => `${roleTag in tags ? 0 : 1}${clusterTag(cluster.name) in tags ? 0 : 1}${id}`;
  const byZone = new Map<string, Subnet>();
  for (const subnet of world.subnets.values()) {
    if (subnet.vpcId !== cluster.vpcId || !isForCluster(subnet, cluster.name)) continue;
    if (scheme === 'internet-facing' && !isPublic(world, subnet)) continue;
    const other = byZone.get(subnet.zone);
    if (other === undefined || rank(subnet) < rank(other)) byZone.set(subnet.zone, subnet);
  }
  if (byZone.size === 0) throw ensureFailure('could not find any suitable subnets for creating the ELB');
  return [...byZone.values()].toSorted((a, b) => (a.zone < b.zone ? -1 : 1));
}

/** A subnet that only other clusters have tagged is theirs. */
function isForCluster({ tags }: Subnet, clusterName: string): boolean {
  const clusterTags = Object.keys(tags).filter((key) => key.startsWith(clusterTag('')));
  return clusterTags.length === 0 || clusterTags.includes(clusterTag(clusterName));
}

function isPublic(world: World, { id }: Subnet): boolean {
  return routesOf(world, id).some(({ gatewayId }) => gatewayId.startsWith('igw-'));
}
