import { deleteClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteLoadBalancer: Operation = ({ world, input }) => {
  deleteClassicLoadBalancer(world, requiredText(input, 'LoadBalancerName'));
  return {};
};
