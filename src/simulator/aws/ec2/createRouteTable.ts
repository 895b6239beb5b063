import { createRouteTable as create } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { routeTableItem } from './items/routeTableItem.ts';
import { tagSpecification } from './tags.ts';

export const createRouteTable: Operation = ({ world, input }) => {
  const table = create(world, { vpcId: requiredText(input, 'VpcId'), tags: tagSpecification(input, 'route-table') });
  return { routeTable: routeTableItem(world, table) };
};
