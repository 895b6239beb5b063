import { deleteSubnet as remove } from '../../world/network/subnets.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteSubnet: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'SubnetId'));
  return { return: true };
};
