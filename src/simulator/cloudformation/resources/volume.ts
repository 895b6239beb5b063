import { createVolume, deleteVolume, modifyVolume } from '../../world/compute/volumes.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** What a volume has when a template does not say: CloudFormation's own default. */
const defaultType = 'gp2';

function shapeOf(properties: Properties) {
  return {
    sizeGiB: properties.optionalNumber('Size') ?? 0,
    type: properties.optionalText('VolumeType') ?? defaultType,
  };
}

export const volume: ResourceType = {
  name: 'AWS::EC2::Volume',
  createTime: 7_000,
  deleteTime: 7_000,
  attributes: { VolumeId: (id) => id },
  create: (properties, context) =>
    createVolume(context.world, {
      ...shapeOf(properties),
      zone: properties.optionalText('AvailabilityZone') ?? context.world.zone('a'),
      tags: tagsOf(properties, context),
    }).id,
  update(id, properties, { world }, previous) {
    refuseChanges('AWS::EC2::Volume', ['AvailabilityZone', 'SnapshotId', 'SourceVolumeId'], previous, properties);
    modifyVolume(world, id, shapeOf(properties));
  },
  tagged: (id, { world }) => world.volumes.get(id),
  delete: (id, { world }) => deleteVolume(world, id),
};
