import { setMapPublicIpOnLaunch } from '../../world/network/subnetAttributes.ts';
import type { Operation } from '../operation.ts';
import { attributeFlag, requiredText } from './input.ts';

export const modifySubnetAttribute: Operation = ({ world, input }) => {
  const mapPublicIp = attributeFlag(input, 'MapPublicIpOnLaunch');
  const subnetId = requiredText(input, 'SubnetId');
  if (mapPublicIp !== undefined) setMapPublicIpOnLaunch(world, subnetId, mapPublicIp);
  return { return: true };
};
