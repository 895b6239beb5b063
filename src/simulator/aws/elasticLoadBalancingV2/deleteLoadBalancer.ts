import { deleteLoadBalancer as remove } from '../../world/loadBalancing/loadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteLoadBalancer: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'LoadBalancerArn'));
  return {};
};
