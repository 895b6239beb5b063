import { privateDnsName, publicDnsName } from '../../../world/network/dnsNames.ts';
import type { Attachment, NetworkInterface } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { groupSet } from './groupSet.ts';
import { tagSet } from './tagSet.ts';

/** The public address of an interface, where it has one. */
export function association(world: World, eni: NetworkInterface): object | undefined {
  const { publicIp } = eni;
  if (publicIp === undefined) return undefined;
  const ipOwnerId = eni.requesterManaged ? eni.requesterId : 'amazon';
  return { publicIp, publicDnsName: publicDnsName(world, publicIp), ipOwnerId };
}

/** Addresses of an interface, the primary one first. */
export function privateIpAddressesSet(world: World, eni: NetworkInterface): object[] {
  return eni.addresses.map((address, index) => ({
    privateIpAddress: address,
    privateDnsName: privateDnsName(world, address),
    primary: index === 0,
    association: index === 0 ? association(world, eni) : undefined,
  }));
}

/** /28 prefixes of an interface; the element is left out when it has none. */
export function ipv4PrefixSet({ prefixes }: NetworkInterface): object[] | undefined {
  return prefixes.length === 0 ? undefined : prefixes.map((ipv4Prefix) => ({ ipv4Prefix }));
}

/** An attachment as its interface shows it. */
export function attachmentItem(attachment: Attachment): object {
  return {
    attachmentId: attachment.id,
    instanceId: attachment.instanceId,
    instanceOwnerId: attachment.instanceOwnerId,
    deviceIndex: attachment.deviceIndex,
    networkCardIndex: attachment.networkCardIndex,
    status: attachment.status,
    attachTime: new Date(attachment.attachedAt),
    deleteOnTermination: attachment.deleteOnTermination,
  };
}

/** A member of DescribeNetworkInterfaces. */
export function networkInterfaceItem(world: World, eni: NetworkInterface): object {
  const [primary = ''] = eni.addresses;
  return {
    networkInterfaceId: eni.id,
    subnetId: eni.subnetId,
    vpcId: eni.vpcId,
    availabilityZone: eni.zone,
    availabilityZoneId: world.subnets.get(eni.subnetId)?.zoneId,
    description: eni.description,
    ownerId: world.account,
    requesterId: eni.requesterId,
    requesterManaged: eni.requesterManaged,
    status: eni.status,
    macAddress: eni.macAddress,
    privateIpAddress: primary,
    privateDnsName: privateDnsName(world, primary),
    sourceDestCheck: true,
    groupSet: groupSet(world, eni.groups),
    attachment: eni.attachment === undefined ? undefined : attachmentItem(eni.attachment),
    association: association(world, eni),
    tagSet: tagSet(eni.tags),
    privateIpAddressesSet: privateIpAddressesSet(world, eni),
    ipv4PrefixSet: ipv4PrefixSet(eni),
    ipv6AddressesSet: [],
    interfaceType: 'interface',
  };
}
