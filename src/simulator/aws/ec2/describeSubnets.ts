import { availableAddresses } from '../../world/network/subnetAddresses.ts';
import { checkId, notFound } from '../../world/resourceIds.ts';
import type { Subnet } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const subnets: Description<Subnet> = {
  all: (world) => [...world.subnets.values()],
  ids: 'SubnetId',
  idOf: ({ id }) => id,
  missing(id) {
    checkId('subnet', id);
    throw notFound('subnet', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    'availability-zone': ({ zone }) => zone,
    'availability-zone-id': ({ zoneId }) => zoneId,
    'available-ip-address-count': ({ id }, world) => String(availableAddresses(world, id)),
    cidr: ({ cidr }) => cidr,
    'cidr-block': ({ cidr }) => cidr,
    'default-for-az': () => 'false',
    'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => String(mapPublicIpOnLaunch),
    state: () => 'available',
    'subnet-id': ({ id }) => id,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeSubnets: Operation = (call) => {
  const { world } = call;
  const { items, nextToken } = described(call, subnets);
  return {
    subnetSet: items.map((subnet) => ({
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
    })),
    nextToken,
  };
};
