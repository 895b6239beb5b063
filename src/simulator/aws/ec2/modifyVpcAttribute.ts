import { setVpcAttributes } from '../../world/network/vpcAttributes.ts';
import type { Operation } from '../operation.ts';
import { attributeFlag, requiredText } from './input.ts';

export const modifyVpcAttribute: Operation = ({ world, input }) => {
  const enableDnsSupport = attributeFlag(input, 'EnableDnsSupport');
  const enableDnsHostnames = attributeFlag(input, 'EnableDnsHostnames');
  setVpcAttributes(world, requiredText(input, 'VpcId'), {
    ...(enableDnsSupport !== undefined && { enableDnsSupport }),
    ...(enableDnsHostnames !== undefined && { enableDnsHostnames }),
  });
  return { return: true };
};
