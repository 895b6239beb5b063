import { createVpc as create } from '../../world/network/vpcs.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { vpcItem } from './items/vpcItem.ts';
import { tagSpecification } from './tags.ts';

export const createVpc: Operation = ({ world, input }) => {
  const vpc = create(world, { cidr: requiredText(input, 'CidrBlock'), tags: tagSpecification(input, 'vpc') });
  return { vpc: vpcItem(world, vpc) };
};
