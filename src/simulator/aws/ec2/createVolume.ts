import { createVolume as create } from '../../world/compute/volumes.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { optionalFlag, optionalNumber, optionalText, requiredText } from './input.ts';
import { volumeItem } from './items/volumeItem.ts';
import { tagSpecification } from './tags.ts';

/** There are no snapshots to make a volume from, so its size has to be given. */
export const createVolume: Operation = ({ world, input }) => {
  const snapshot = optionalText(input, 'SnapshotId');
  if (snapshot !== undefined && snapshot !== '')
    throw new AwsFault('InvalidSnapshot.NotFound', `The snapshot '${snapshot}' does not exist.`);
  const sizeGiB = optionalNumber(input, 'Size');
  if (sizeGiB === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter size or snapshotId');
  const [iops, throughput] = [optionalNumber(input, 'Iops'), optionalNumber(input, 'Throughput')];
  const encrypted = optionalFlag(input, 'Encrypted');
  return volumeItem(
    create(world, {
      zone: requiredText(input, 'AvailabilityZone'),
      sizeGiB,
      type: optionalText(input, 'VolumeType') ?? 'gp2',
      ...(iops !== undefined && { iops }),
      ...(throughput !== undefined && { throughput }),
      ...(encrypted !== undefined && { encrypted }),
      tags: tagSpecification(input, 'volume'),
    }),
  );
};
