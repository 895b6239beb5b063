import { notFound } from '../../world/resourceIds.ts';
import type { Volume } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const volumes: Description<Volume> = {
  all: (world) => [...world.volumes.values()],
  ids: 'VolumeId',
  idOf: ({ id }) => id,
  missing(id) {
    throw notFound('volume', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    'attachment.instance-id': ({ instanceId }) => instanceId,
    'availability-zone': ({ zone }) => zone,
    size: ({ sizeGiB }) => String(sizeGiB),
    status: statusOf,
    'volume-id': ({ id }) => id,
    'volume-type': ({ type }) => type,
  },
};

function statusOf({ instanceId }: Volume): string {
  return instanceId === undefined ? 'available' : 'in-use';
}

export const describeVolumes: Operation = (call) => {
  const { items, nextToken } = described(call, volumes);
  return { volumeSet: items.map(volumeItem), nextToken };
};

function volumeItem(volume: Volume): object {
  const createTime = new Date(volume.createdAt);
  const attachment = {
    volumeId: volume.id,
    instanceId: volume.instanceId,
    device: volume.device,
    status: 'attached',
    attachTime: createTime,
    deleteOnTermination: true,
  };
  return {
    volumeId: volume.id,
    size: volume.sizeGiB,
    snapshotId: '',
    availabilityZone: volume.zone,
    status: statusOf(volume),
    createTime,
    attachmentSet: volume.instanceId === undefined ? [] : [attachment],
    volumeType: volume.type,
    iops: 3000,
    throughput: 125,
    encrypted: true,
    multiAttachEnabled: false,
    tagSet: tagSet(volume.tags),
  };
}
