import { deleteNetworkInterface as remove } from '../../world/network/networkInterfaces.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteNetworkInterface: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'NetworkInterfaceId'));
  return { return: true };
};
