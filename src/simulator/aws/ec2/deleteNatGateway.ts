import { deleteNatGateway as remove } from '../../world/network/natGateways.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteNatGateway: Operation = ({ world, input }) => {
  const natGatewayId = requiredText(input, 'NatGatewayId');
  remove(world, natGatewayId);
  return { natGatewayId };
};
