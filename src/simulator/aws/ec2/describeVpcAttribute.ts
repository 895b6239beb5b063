import { existing } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const describeVpcAttribute: Operation = ({ world, input }) => {
  const vpc = existing(world.vpcs, 'vpc', requiredText(input, 'VpcId'));
  const attribute = requiredText(input, 'Attribute');
  return {
    vpcId: vpc.id,
    enableDnsSupport: attribute === 'enableDnsSupport' ? { value: vpc.enableDnsSupport } : undefined,
    enableDnsHostnames: attribute === 'enableDnsHostnames' ? { value: vpc.enableDnsHostnames } : undefined,
  };
};
