import { AwsFault } from '../fault.ts';
import { routesOf } from '../network/routeTables.ts';
import { availableAddresses } from '../network/subnetAddresses.ts';
import type { Subnet } from '../network/records.ts';
import type { World } from '../world.ts';
import type { Scheme } from './records.ts';

/** Free addresses ELB wants in a subnet before it puts a balancer there. */
const neededAddresses = 8;

/** The subnets of a new balancer, refused as ELB does unless they are of one VPC, of a zone each, with room, and fit the scheme. */
export function balancedSubnets(world: World, ids: readonly string[], scheme: Scheme): readonly [Subnet, ...Subnet[]] {
  const [first, ...others] = ids.map((id) => subnetOf(world, id));
  if (first === undefined)
    throw new AwsFault('ValidationError', 'Either AvailabilityZones or SubnetIds must be specified');
  const subnets = [first, ...others] as const;
  if (others.some(({ vpcId }) => vpcId !== first.vpcId))
    throw new AwsFault('InvalidConfigurationRequest', 'All subnets must belong to the same VPC', 409);
  if (new Set(subnets.map(({ zone }) => zone)).size < subnets.length)
    throw new AwsFault(
      'InvalidConfigurationRequest',
      'ELB cannot be attached to multiple subnets in the same AZ.',
      409,
    );
  const hasWayOut = subnets.some(({ id }) => routesOf(world, id).some(({ gatewayId }) => gatewayId.startsWith('igw-')));
  if (scheme === 'internet-facing' && !hasWayOut)
    throw new AwsFault('InvalidSubnet', `VPC ${first.vpcId} has no internet gateway`);
  for (const { id } of subnets)
    if (availableAddresses(world, id) < neededAddresses)
      throw new AwsFault(
        'InvalidSubnet',
        `Not enough IP space available in ${id}. ELB requires at least ${neededAddresses} free IP addresses in each subnet.`,
      );
  return subnets;
}

function subnetOf(world: World, id: string): Subnet {
  const subnet = world.subnets.get(id);
  if (subnet === undefined) throw new AwsFault('SubnetNotFound', `The subnet ID '${id}' is not valid`);
  return subnet;
}

/** The security groups of a new balancer: those asked for, else the default group of the VPC. */
export function balancerGroups(world: World, vpcId: string, asked: readonly string[]): string[] {
  if (asked.some((id) => world.securityGroups.get(id)?.vpcId !== vpcId))
    throw new AwsFault('InvalidSecurityGroup', 'One or more security groups are invalid');
  if (asked.length > 0) return [...asked];
  return [...world.securityGroups.values()]
    .filter((group) => group.vpcId === vpcId && group.name === 'default')
    .map(({ id }) => id);
}
