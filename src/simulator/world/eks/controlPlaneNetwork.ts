import { parseCidr, parseAddress, contains } from '../../../domain/address/ipv4.ts';
import { randomText } from '../random.ts';
import { AwsFault } from '../fault.ts';
import { release, attachToService } from '../network/attachments.ts';
import { createNetworkInterface, deleteNetworkInterface } from '../network/networkInterfaces.ts';
import { authorize, createSecurityGroup, deleteSecurityGroup } from '../network/securityGroups.ts';
import { existing } from '../resourceIds.ts';
import type { Subnet } from '../network/records.ts';
import type { World } from '../world.ts';

/** The account EKS runs control planes in. Any twelve digits but the learner's own. */
const serviceAccount = '900000000001';
/** Interfaces EKS puts into the cluster's subnets: one each, at least two and at most four. */
const interfaceRange = { min: 2, max: 4 };

/** The subnets of a cluster, refused as EKS does unless they are of one VPC and at least two zones. */
export function clusterSubnets(world: World, ids: readonly string[]): readonly [Subnet, ...Subnet[]] {
  const subnets = ids.map((id) => subnetOf(world, id));
  const [first, ...others] = subnets;
  if (first === undefined || new Set(subnets.map(({ zone }) => zone)).size < 2)
    throw new AwsFault('InvalidParameterException', 'Subnets specified must be in at least two different AZs');
  if (others.some(({ vpcId }) => vpcId !== first.vpcId))
    throw new AwsFault('InvalidParameterException', 'Subnets specified must belong to the same VPC');
  return [first, ...others];
}

function subnetOf(world: World, id: string): Subnet {
  try {
    return existing(world.subnets, 'subnet', id);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new AwsFault('InvalidParameterException', error.message);
  }
}

/** The block services get when none is asked for: the one of EKS's two that the VPC does not use. */
export function defaultServiceCidr(vpcCidr: string): string {
  return contains(parseCidr('10.0.0.0/8'), parseAddress(vpcCidr.split('/')[0] ?? ''))
    ? '172.20.0.0/16'
    : '10.100.0.0/16';
}

/** Makes the group that control plane and nodes share: its members reach each other, and everything outside. */
export function createClusterSecurityGroup(world: World, clusterName: string, vpcId: string): string {
  const name = `eks-cluster-sg-${clusterName}-${randomText(world.random, '123456789', 1)}${randomText(world.random, '0123456789', 8)}`;
  const { id } = createSecurityGroup(world, {
    name,
    description:
      'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.',
    vpcId,
    tags: { Name: name, 'aws:eks:cluster-name': clusterName, [`kubernetes.io/cluster/${clusterName}`]: 'owned' },
  });
  authorize(world, id, 'ingress', [{ protocol: '-1', fromPort: -1, toPort: -1, sourceGroupId: id }]);
  return id;
}

/** Makes the interfaces by which a control plane reaches its nodes; returns their ids. */
export function createControlPlaneInterfaces(
  world: World,
  clusterName: string,
  subnets: readonly [Subnet, ...Subnet[]],
  groups: readonly string[],
): string[] {
  const count = Math.min(Math.max(subnets.length, interfaceRange.min), interfaceRange.max);
  return Array.from({ length: count }, (_, index) => {
    const { id } = createNetworkInterface(world, {
      subnetId: (subnets[index % subnets.length] ?? subnets[0]).id,
      groups,
      description: `Amazon EKS ${clusterName}`,
      tags: {},
      requesterId: `AROA${randomText(world.random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 17)}:AmazonEKS`,
    });
    attachToService(world, { networkInterfaceId: id, instanceOwnerId: serviceAccount, deviceIndex: 1 });
    return id;
  });
}

/** Takes interfaces and group away again; the group stays behind, as EKS leaves it, while something else needs it. */
export function removeControlPlaneNetwork(
  world: World,
  interfaceIds: readonly string[],
  securityGroupId: string,
): void {
  for (const id of interfaceIds) {
    const eni = world.networkInterfaces.get(id);
    if (eni === undefined) continue;
    release(world, eni);
    deleteNetworkInterface(world, id);
  }
  try {
    deleteSecurityGroup(world, securityGroupId);
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'DependencyViolation')) throw error;
  }
}
