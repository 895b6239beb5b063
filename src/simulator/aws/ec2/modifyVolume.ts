import { modifyVolume as modify } from '../../world/compute/volumes.ts';
import { existing } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, requiredText } from './input.ts';

/** Changes take hold at once: what AWS optimises in the background has no effect that could be seen here. */
export const modifyVolume: Operation = ({ world, input }) => {
  const volumeId = requiredText(input, 'VolumeId');
  const before = { ...existing(world.volumes, 'volume', volumeId) };
  const [sizeGiB, type] = [optionalNumber(input, 'Size'), optionalText(input, 'VolumeType')];
  const [iops, throughput] = [optionalNumber(input, 'Iops'), optionalNumber(input, 'Throughput')];
  const after = modify(world, volumeId, {
    ...(sizeGiB !== undefined && { sizeGiB }),
    ...(type !== undefined && { type }),
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  });
  return {
    volumeModification: {
      volumeId,
      modificationState: 'completed',
      originalSize: before.sizeGiB,
      targetSize: after.sizeGiB,
      originalVolumeType: before.type,
      targetVolumeType: after.type,
      originalIops: before.iops,
      targetIops: after.iops,
      progress: 100,
      startTime: new Date(world.clock.now()),
    },
  };
};
