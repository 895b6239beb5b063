import { createNatGateway, deleteNatGateway } from '../../world/network/natGateways.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const natGateway: ResourceType = {
  name: 'AWS::EC2::NatGateway',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {
    NatGatewayId: (id) => id,
    EniId: (id, { world }) => world.natGateways.get(id)?.networkInterfaceId,
  },
  create(properties, context) {
    const allocationId = properties.optionalText('AllocationId');
    const privateIpAddress = properties.optionalText('PrivateIpAddress');
    return createNatGateway(context.world, {
      subnetId: properties.text('SubnetId'),
      connectivityType: properties.optionalText('ConnectivityType') === 'private' ? 'private' : 'public',
      ...(allocationId !== undefined && { allocationId }),
      ...(privateIpAddress !== undefined && { privateIpAddress }),
      tags: tagsOf(properties, context),
    }).id;
  },
  isReady: (id, { world }) => world.natGateways.get(id)?.state === 'available',
  tagged: (id, { world }) => world.natGateways.get(id),
  delete: (id, { world }) => deleteNatGateway(world, id),
  isGone: (id, { world }) => (world.natGateways.get(id)?.state ?? 'deleted') === 'deleted',
  changed: ({ world }) => world.natGatewayChanged.event,
};
