import type { Volume } from '../../../world/compute/records.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeVolumes. */
export function volumeItem(volume: Volume): object {
  const { attachment } = volume;
  return {
    volumeId: volume.id,
    size: volume.sizeGiB,
    snapshotId: '',
    availabilityZone: volume.zone,
    status: attachment === undefined ? 'available' : 'in-use',
    createTime: new Date(volume.createdAt),
    attachmentSet: attachment === undefined ? [] : [volumeAttachmentItem(volume.id, attachment, 'attached')],
    volumeType: volume.type,
    iops: volume.iops,
    throughput: volume.type === 'gp3' ? volume.throughput : undefined,
    encrypted: volume.encrypted,
    multiAttachEnabled: false,
    tagSet: tagSet(volume.tags),
  };
}

/** Where a volume hangs; `status` is how far its attachment or detachment is. */
export function volumeAttachmentItem(
  volumeId: string,
  attachment: NonNullable<Volume['attachment']>,
  status: string,
): object {
  return {
    volumeId,
    instanceId: attachment.instanceId,
    device: attachment.device,
    status,
    attachTime: new Date(attachment.attachedAt),
    deleteOnTermination: attachment.deleteOnTermination,
  };
}
