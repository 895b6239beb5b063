import { registerInstances } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { instanceIdsIn, registeredInstances } from './registeredInstances.ts';

export const registerInstancesWithLoadBalancer: Operation = ({ world, input }) => {
  const name = requiredText(input, 'LoadBalancerName');
  registerInstances(world, name, instanceIdsIn(input));
  return registeredInstances(world, name);
};
