import { availableAddresses } from '../world/network/subnetAddresses.ts';
import type { Procedure } from '../world/procedure.ts';
import type { NetworkInterface, Subnet } from '../world/network/records.ts';
import type { World } from '../world/world.ts';
import { isSince } from '../world/eks/addonRelease.ts';
import type { DaemonCluster } from './daemonCluster.ts';
import type { Ec2Client } from './ec2Client.ts';
import type { PoolSettings } from './settings.ts';

/** Where a new interface may go: subnets to try in turn, and the security groups it wears. */
export interface InterfacePlace {
  readonly subnetIds: readonly string[];
  readonly groups: readonly string[];
}

/** Marks subnets that the CNI may use beside the node's own; `0` forbids it. */
const roleTag = 'kubernetes.io/role/cni';
const clusterTag = 'cni.networking.k8s.aws/cluster/';

/** With custom networking, the place of the node's ENIConfig; undefined if there is none. */
export function customPlace(
  cluster: DaemonCluster,
  settings: PoolSettings,
  primary: NetworkInterface,
): InterfacePlace | undefined {
  const metadata = cluster.node()?.metadata;
  const name =
    metadata?.labels?.['vpc.amazonaws.com/externalEniConfig'] ??
    metadata?.annotations?.[settings.eniConfigAnnotation] ??
    metadata?.labels?.[settings.eniConfigLabel] ??
    'default';
  const config = cluster.eniConfig(name);
  if (config === undefined) return undefined;
  const { subnet = '', securityGroups = [] } = config.spec ?? {};
  return { subnetIds: [subnet], groups: securityGroups.length > 0 ? securityGroups : primary.groups };
}

/** The primary interface's own place, and with subnet discovery the other marked subnets of its zone, the emptiest first. */
export function* usualPlace(
  world: World,
  ec2: Ec2Client,
  settings: PoolSettings,
  primary: NetworkInterface,
): Procedure<InterfacePlace> {
  const { groups, subnetId } = primary;
  if (!settings.subnetDiscovery) return { subnetIds: [subnetId], groups };
  const found = yield* ec2.call('DescribeSubnets', () =>
    [...world.subnets.values()].filter(({ vpcId, zone }) => vpcId === primary.vpcId && zone === primary.zone),
  );
  const free = new Map(found.map(({ id }) => [id, availableAddresses(world, id)]));
  const subnetIds = found
    .filter((subnet) => isUsable(subnet, subnet.id === subnetId, settings))
    .map(({ id }) => id)
    .toSorted((a, b) => (free.get(b) ?? 0) - (free.get(a) ?? 0));
  return { subnetIds, groups };
}

function isUsable({ tags }: Subnet, isOwn: boolean, { version, clusterName }: PoolSettings): boolean {
  const role = tags[roleTag];
  if (!isSince(version, '1.22.1')) return isOwn || role !== undefined;
  const clusters = Object.keys(tags).filter((key) => key.startsWith(clusterTag));
  if (role === '0' || (clusters.length > 0 && !clusters.includes(`${clusterTag}${clusterName ?? ''}`))) return false;
  return isOwn || role !== undefined;
}
