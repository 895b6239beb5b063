import { deleteRouteTable as remove } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteRouteTable: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'RouteTableId'));
  return { return: true };
};
