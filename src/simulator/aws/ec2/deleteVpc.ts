import { deleteVpc as remove } from '../../world/network/vpcs.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteVpc: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'VpcId'));
  return { return: true };
};
