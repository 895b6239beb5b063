import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing } from '../resourceIds.ts';
import type { NetworkInterface } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { checkSlots } from './interfaceLimits.ts';
import { takeAddress, takePrefixes, takeSecondaryAddresses } from './subnetAddresses.ts';

export interface CreateNetworkInterfaceRequest {
  readonly subnetId: string;
  /** Ids of security groups; none means the VPC's default group. */
  readonly groups: readonly string[];
  readonly description: string;
  readonly tags: Tags;
  /** The primary address; any free one when absent. */
  readonly privateIpAddress?: string;
  readonly secondaryPrivateIpAddressCount?: number;
  readonly ipv4PrefixCount?: number;
  readonly requesterId?: string;
  /** True for interfaces a service made and only it may change. */
  readonly requesterManaged?: boolean;
}

/** Makes an unattached interface with its addresses and prefixes. */
export function createNetworkInterface(world: World, request: CreateNetworkInterfaceRequest): NetworkInterface {
  const subnet = existing(world.subnets, 'subnet', request.subnetId);
  const primary = takeAddress(world, subnet.id, request.privateIpAddress);
  const secondaryCount = request.secondaryPrivateIpAddressCount ?? 0;
  const prefixCount = request.ipv4PrefixCount ?? 0;
  if (secondaryCount < 0 || prefixCount < 0)
    throw new AwsFault('InvalidParameterValue', 'The number of addresses or prefixes cannot be negative');
  checkSlots(undefined, 1 + secondaryCount + prefixCount);
  if (world.networkInterfaces.size >= quotaValue(world, 'L-DF5E4CA3'))
    throw new AwsFault('NetworkInterfaceLimitExceeded', 'The maximum number of network interfaces has been reached.');
  const eni: NetworkInterface = {
    id: world.id('eni'),
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    description: request.description,
    macAddress: world.recorded.next('hardware address', primary) ?? macAddress(world),
    ...(request.requesterId !== undefined && { requesterId: request.requesterId }),
    requesterManaged: request.requesterManaged ?? false,
    createdAt: world.clock.now(),
    addresses: [primary],
    prefixes: [],
    groups: groupsFor(world, subnet.vpcId, request.groups),
    status: 'available',
    tags: { ...request.tags },
  };
  // The interface holds its primary address while the others are chosen, and is dropped again when they cannot be.
  world.networkInterfaces.set(eni.id, eni);
  world.heldAddresses.update(eni.id);
  try {
    eni.addresses.push(...takeSecondaryAddresses(world, eni, secondaryCount));
    world.heldAddresses.update(eni.id);
    eni.prefixes.push(...takePrefixes(world, subnet.id, prefixCount));
  } catch (error) {
    world.networkInterfaces.delete(eni.id);
    world.heldAddresses.update(eni.id);
    if (error instanceof AwsFault && error.code === 'InsufficientCidrBlocks')
      throw new AwsFault('InvalidParameterValue', "There aren't sufficient free Ipv4 addresses or prefixes");
    throw error;
  }
  world.interfaceChanged.fire(eni.id);
  return eni;
}

/** Replaces the security groups an interface wears. */
export function setGroups(world: World, id: string, groups: readonly string[]): void {
  const eni = existing(world.networkInterfaces, 'networkInterface', id);
  eni.groups = groupsFor(world, eni.vpcId, groups);
  world.interfaceChanged.fire(id);
}

/** Deletes an interface that is attached to nothing. */
export function deleteNetworkInterface(world: World, id: string): void {
  const eni = existing(world.networkInterfaces, 'networkInterface', id);
  if (eni.attachment !== undefined)
    throw new AwsFault('InvalidParameterValue', `Network interface '${id}' is currently in use.`);
  world.networkInterfaces.delete(id);
  world.interfaceChanged.fire(id);
}

function groupsFor(world: World, vpcId: string, asked: readonly string[]): string[] {
  if (asked.length > quotaValue(world, 'L-2AFB9258'))
    throw new AwsFault(
      'SecurityGroupsPerInterfaceLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
    );
  for (const id of asked) {
    if (existing(world.securityGroups, 'securityGroup', id).vpcId !== vpcId)
      throw new AwsFault('InvalidGroup.NotFound', `The security group '${id}' does not exist in VPC '${vpcId}'`);
  }
  if (asked.length > 0) return [...asked];
  return [...world.securityGroups.values()]
    .filter((group) => group.vpcId === vpcId && group.name === 'default')
    .map(({ id }) => id);
}

/** A locally administered address, as EC2 gives its interfaces. */
function macAddress(world: World): string {
  return ['02', ...Array.from({ length: 5 }, () => world.hex(2))].join(':');
}
