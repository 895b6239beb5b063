import { availableAddresses } from '../../world/network/subnetAddresses.ts';
import { refuseUnknown } from '../../world/resourceIds.ts';
import type { Subnet } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { subnetItem } from './items/subnetItem.ts';

const subnets: Description<Subnet> = {
  all: (world) => [...world.subnets.values()],
  ids: 'SubnetId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('subnet'),
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
  const { items, nextToken } = described(call, subnets);
  return { subnetSet: items.map((subnet) => subnetItem(call.world, subnet)), nextToken };
};
