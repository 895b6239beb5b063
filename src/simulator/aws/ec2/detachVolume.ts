import { detachVolume as detach } from '../../world/compute/volumes.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { volumeAttachmentItem } from './items/volumeItem.ts';

export const detachVolume: Operation = ({ world, input }) => {
  const { volumeId, attachment } = detach(world, requiredText(input, 'VolumeId'));
  return volumeAttachmentItem(volumeId, attachment, 'detaching');
};
