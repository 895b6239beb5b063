import { deleteInternetGateway as remove } from '../../world/network/internetGateways.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteInternetGateway: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'InternetGatewayId'));
  return { return: true };
};
