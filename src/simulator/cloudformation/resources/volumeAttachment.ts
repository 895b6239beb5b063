import { attachVolume, detachVolume } from '../../world/compute/volumes.ts';
import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `<volume>|<instance>`. */
export const volumeAttachment: ResourceType = {
  name: 'AWS::EC2::VolumeAttachment',
  createTime: 3_000,
  deleteTime: 3_000,
  attributes: {},
  create(properties, { world }) {
    const [volumeId, instanceId] = [properties.text('VolumeId'), properties.text('InstanceId')];
    attachVolume(world, volumeId, instanceId, properties.text('Device'));
    return joinedId(volumeId, instanceId);
  },
  delete: (id, { world }) => detachVolume(world, partsOf(id)[0]),
};
