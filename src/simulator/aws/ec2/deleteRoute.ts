import { deleteRoute as remove } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { destinationIn } from './routeIn.ts';

export const deleteRoute: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'RouteTableId'), destinationIn(input));
  return { return: true };
};
