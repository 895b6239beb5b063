import { detachInternetGateway as detach } from '../../world/network/internetGateways.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const detachInternetGateway: Operation = ({ world, input }) => {
  detach(world, requiredText(input, 'InternetGatewayId'), requiredText(input, 'VpcId'));
  return { return: true };
};
