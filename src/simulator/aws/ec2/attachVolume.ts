import { attachVolume as attach } from '../../world/compute/volumes.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { volumeAttachmentItem } from './items/volumeItem.ts';

export const attachVolume: Operation = ({ world, input }) => {
  const { id, attachment } = attach(
    world,
    requiredText(input, 'VolumeId'),
    requiredText(input, 'InstanceId'),
    requiredText(input, 'Device'),
  );
  return attachment === undefined ? {} : volumeAttachmentItem(id, attachment, 'attaching');
};
