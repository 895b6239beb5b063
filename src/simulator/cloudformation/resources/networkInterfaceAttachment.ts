import {
  attachNetworkInterface,
  detachNetworkInterface,
  setDeleteOnTermination,
} from '../../world/network/attachments.ts';
import { invalidProperties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';

export const networkInterfaceAttachment: ResourceType = {
  name: 'AWS::EC2::NetworkInterfaceAttachment',
  createTime: 2_000,
  deleteTime: 2_000,
  attributes: { AttachmentId: (id) => id },
  create(properties, { world, logicalId }) {
    const deviceIndex = properties.optionalNumber('DeviceIndex');
    if (deviceIndex === undefined) throw invalidProperties(logicalId, '#: required key [DeviceIndex] not found');
    return attachNetworkInterface(world, {
      networkInterfaceId: properties.text('NetworkInterfaceId'),
      instanceId: properties.text('InstanceId'),
      deviceIndex,
      deleteOnTermination: properties.flag('DeleteOnTermination', true),
    }).id;
  },
  update: (id, properties, { world }) =>
    setDeleteOnTermination(world, id, properties.flag('DeleteOnTermination', true)),
  delete: (id, { world }) => detachNetworkInterface(world, id),
};
