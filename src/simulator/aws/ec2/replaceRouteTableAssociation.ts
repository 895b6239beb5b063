import { replaceRouteTableAssociation as replace } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const replaceRouteTableAssociation: Operation = ({ world, input }) => ({
  newAssociationId: replace(world, requiredText(input, 'AssociationId'), requiredText(input, 'RouteTableId')),
  associationState: { state: 'associated' },
});
