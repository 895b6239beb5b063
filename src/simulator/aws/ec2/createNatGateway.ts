import { createNatGateway as create } from '../../world/network/natGateways.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { natGatewayItem } from './items/natGatewayItem.ts';
import { tagSpecification } from './tags.ts';

export const createNatGateway: Operation = ({ world, input }) => {
  const allocationId = optionalText(input, 'AllocationId');
  const privateIpAddress = optionalText(input, 'PrivateIpAddress');
  const gateway = create(world, {
    subnetId: requiredText(input, 'SubnetId'),
    connectivityType: optionalText(input, 'ConnectivityType') === 'private' ? 'private' : 'public',
    ...(allocationId !== undefined && { allocationId }),
    ...(privateIpAddress !== undefined && { privateIpAddress }),
    tags: tagSpecification(input, 'natgateway'),
  });
  return { natGateway: natGatewayItem(world, gateway) };
};
