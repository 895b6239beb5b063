import { refuseUnknown } from '../../world/resourceIds.ts';
import type { Volume } from '../../world/compute/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { volumeItem } from './items/volumeItem.ts';

const volumes: Description<Volume> = {
  all: (world) => [...world.volumes.values()],
  ids: 'VolumeId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('volume'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'attachment.delete-on-termination': ({ attachment }) => attachment && String(attachment.deleteOnTermination),
    'attachment.device': ({ attachment }) => attachment?.device,
    'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
    'attachment.status': ({ attachment }) => attachment && 'attached',
    'availability-zone': ({ zone }) => zone,
    encrypted: ({ encrypted }) => String(encrypted),
    size: ({ sizeGiB }) => String(sizeGiB),
    status: ({ attachment }) => (attachment === undefined ? 'available' : 'in-use'),
    'volume-id': ({ id }) => id,
    'volume-type': ({ type }) => type,
  },
};

export const describeVolumes: Operation = (call) => {
  const { items, nextToken } = described(call, volumes);
  return { volumeSet: items.map(volumeItem), nextToken };
};
