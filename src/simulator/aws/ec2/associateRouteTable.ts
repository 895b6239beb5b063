import { associateRouteTable as associate } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const associateRouteTable: Operation = ({ world, input }) => ({
  associationId: associate(world, requiredText(input, 'RouteTableId'), requiredText(input, 'SubnetId')),
  associationState: { state: 'associated' },
});
