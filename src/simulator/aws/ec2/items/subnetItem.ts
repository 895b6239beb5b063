import { availableAddresses } from '../../../world/network/subnetAddresses.ts';
import type { Subnet } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeSubnets. */
export function subnetItem(world: World, subnet: Subnet): object {
  return {
    subnetId: subnet.id,
    subnetArn: `arn:aws:ec2:${world.region}:${world.account}:subnet/${subnet.id}`,
    state: 'available',
    ownerId: world.account,
    vpcId: subnet.vpcId,
    cidrBlock: subnet.cidr,
    availableIpAddressCount: availableAddresses(world, subnet.id),
    availabilityZone: subnet.zone,
    availabilityZoneId: subnet.zoneId,
    defaultForAz: false,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    assignIpv6AddressOnCreation: false,
    mapCustomerOwnedIpOnLaunch: false,
    enableDns64: false,
    ipv6Native: false,
    ipv6CidrBlockAssociationSet: [],
    privateDnsNameOptionsOnLaunch: {
      hostnameType: 'ip-name',
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false,
    },
    tagSet: tagSet(subnet.tags),
  };
}
