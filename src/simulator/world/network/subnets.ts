import { parseCidr } from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../fault.ts';
import { existing, hasDependencies } from '../resourceIds.ts';
import type { Subnet } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { zonesOf } from '../zones.ts';
import { requestedBlock } from './cidrBlock.ts';
import { blocksOf, isWithin, overlap } from './vpcBlocks.ts';

export interface CreateSubnetRequest {
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly mapPublicIpOnLaunch?: boolean;
  readonly tags: Tags;
}

/** Makes a subnet of /16 to /28 inside its VPC, overlapping no other. */
export function createSubnet(world: World, request: CreateSubnetRequest): Subnet {
  const vpc = existing(world.vpcs, 'vpc', request.vpcId);
  const block = requestedBlock(request.cidr);
  const fits = blocksOf(vpc).some((each) => isWithin(block, parseCidr(each)));
  if (block.length < 16 || block.length > 28 || !fits)
    throw new AwsFault('InvalidSubnet.Range', `The CIDR '${request.cidr}' is invalid.`);
  for (const other of world.subnets.values()) {
    if (other.vpcId === vpc.id && overlap(parseCidr(other.cidr), block))
      throw new AwsFault('InvalidSubnet.Conflict', `The CIDR '${request.cidr}' conflicts with another subnet`);
  }
  const zones = zonesOf(world);
  const zone = zones.find(({ name }) => name === request.zone);
  if (zone === undefined)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${request.zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.map(({ name }) => name).join(', ')}.`,
    );
  const subnet: Subnet = {
    id: world.id('subnet'),
    vpcId: vpc.id,
    cidr: request.cidr,
    zone: zone.name,
    zoneId: zone.id,
    mapPublicIpOnLaunch: request.mapPublicIpOnLaunch ?? false,
    tags: { ...request.tags },
  };
  world.subnets.set(subnet.id, subnet);
  return subnet;
}

/** Deletes a subnet that has no interface in it; its route table forgets it. */
export function deleteSubnet(world: World, id: string): void {
  existing(world.subnets, 'subnet', id);
  if ([...world.networkInterfaces.values()].some(({ subnetId }) => subnetId === id))
    throw hasDependencies('subnet', id);
  for (const table of world.routeTables.values())
    table.associations = table.associations.filter(({ subnetId }) => subnetId !== id);
  world.subnets.delete(id);
}
