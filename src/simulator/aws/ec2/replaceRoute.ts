import { replaceRoute as replace } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { routeIn } from './routeIn.ts';

export const replaceRoute: Operation = ({ world, input }) => {
  replace(world, requiredText(input, 'RouteTableId'), routeIn(input));
  return { return: true };
};
