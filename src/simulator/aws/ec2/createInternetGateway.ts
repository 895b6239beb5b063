import { createInternetGateway as create } from '../../world/network/internetGateways.ts';
import type { Operation } from '../operation.ts';
import { internetGatewayItem } from './items/internetGatewayItem.ts';
import { tagSpecification } from './tags.ts';

export const createInternetGateway: Operation = ({ world, input }) => ({
  internetGateway: internetGatewayItem(world, create(world, { tags: tagSpecification(input, 'internet-gateway') })),
});
