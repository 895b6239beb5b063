import { attachInternetGateway as attach } from '../../world/network/internetGateways.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const attachInternetGateway: Operation = ({ world, input }) => {
  attach(world, requiredText(input, 'InternetGatewayId'), requiredText(input, 'VpcId'));
  return { return: true };
};
