import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { associateAddress, disassociateAddress } from '../../world/network/elasticIps.ts';
import { existing } from '../../world/resourceIds.ts';
import type { ResourceType } from '../resourceType.ts';

export const elasticIpAssociation: ResourceType = {
  name: 'AWS::EC2::EIPAssociation',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Id: (id) => id },
  create(properties, { world }) {
    const instanceId = properties.optionalText('InstanceId');
    const interfaceId =
      instanceId === undefined
        ? properties.text('NetworkInterfaceId')
        : (primaryInterface(world, existing(world.instances, 'instance', instanceId))?.id ?? '');
    return associateAddress(world, properties.text('AllocationId'), interfaceId);
  },
  delete: (id, { world }) => disassociateAddress(world, id),
};
