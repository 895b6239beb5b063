import { createVolume } from '../../world/compute/attachedVolumes.ts';
import { deleteVolume } from '../../world/compute/volumes.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

/** What a volume has when a template does not say: CloudFormation's own default. */
const defaultType = 'gp2';

export const volume: ResourceType = {
  name: 'AWS::EC2::Volume',
  createTime: 7_000,
  deleteTime: 7_000,
  attributes: { VolumeId: (id) => id },
  create: (properties, context) =>
    createVolume(context.world, {
      sizeGiB: properties.optionalNumber('Size') ?? 0,
      type: properties.optionalText('VolumeType') ?? defaultType,
      zone: properties.optionalText('AvailabilityZone') ?? context.world.zone('a'),
      tags: tagsOf(properties, context),
    }).id,
  tagged: (id, { world }) => world.volumes.get(id),
  delete: (id, { world }) => deleteVolume(world, id),
};
