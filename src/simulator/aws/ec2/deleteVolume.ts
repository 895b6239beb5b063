import { deleteVolume as remove } from '../../world/compute/volumes.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteVolume: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'VolumeId'));
  return { return: true };
};
