import { createRoute as create } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { routeIn } from './routeIn.ts';

export const createRoute: Operation = ({ world, input }) => {
  create(world, requiredText(input, 'RouteTableId'), routeIn(input));
  return { return: true };
};
