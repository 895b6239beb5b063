import { AwsFault } from '../../world/fault.ts';
import { holderOf } from '../../world/network/elasticIps.ts';
import { refuseUnknown } from '../../world/resourceIds.ts';
import type { ElasticIp } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { texts } from '../inputMembers.ts';
import { tagSet } from './items/tagSet.ts';

const byId: Description<ElasticIp> = {
  all: (world) => [...world.elasticIps.values()],
  ids: 'AllocationId',
  idOf: ({ allocationId }) => allocationId,
  missing: refuseUnknown('elasticIp'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'allocation-id': ({ allocationId }) => allocationId,
    'association-id': (address, world) => holderOf(world, address) && address.association?.id,
    domain: () => 'vpc',
    'instance-id': (address, world) => holderOf(world, address)?.attachment?.instanceId,
    'network-interface-id': (address, world) => holderOf(world, address)?.id,
    'private-ip-address': (address, world) => holderOf(world, address)?.addresses[0],
    'public-ip': ({ publicIp }) => publicIp,
  },
};

const byAddress: Description<ElasticIp> = {
  ...byId,
  ids: 'PublicIp',
  idOf: ({ publicIp }) => publicIp,
  missing(publicIp) {
    throw new AwsFault('InvalidAddress.NotFound', `Address '${publicIp}' not found.`);
  },
};

export const describeAddresses: Operation = (call) => {
  const description = texts(call.input, 'PublicIp').length > 0 ? byAddress : byId;
  return { addressesSet: described(call, description).items.map((address) => addressItem(call.world, address)) };
};

function addressItem(world: World, address: ElasticIp): object {
  const eni = holderOf(world, address);
  return {
    publicIp: address.publicIp,
    allocationId: address.allocationId,
    domain: 'vpc',
    ...(eni !== undefined && {
      associationId: address.association?.id,
      instanceId: eni.attachment?.instanceId ?? '',
      networkInterfaceId: eni.id,
      networkInterfaceOwnerId: world.account,
      privateIpAddress: eni.addresses[0],
    }),
    publicIpv4Pool: 'amazon',
    networkBorderGroup: world.region,
    tagSet: tagSet(address.tags),
  };
}
