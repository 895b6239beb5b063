import { disassociateRouteTable as disassociate } from '../../world/network/routeTables.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const disassociateRouteTable: Operation = ({ world, input }) => {
  disassociate(world, requiredText(input, 'AssociationId'));
  return { return: true };
};
