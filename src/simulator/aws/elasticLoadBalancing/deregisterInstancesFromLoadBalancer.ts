import { deregisterInstances } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { instanceIdsIn, registeredInstances } from './registeredInstances.ts';

export const deregisterInstancesFromLoadBalancer: Operation = ({ world, input }) => {
  const name = requiredText(input, 'LoadBalancerName');
  deregisterInstances(world, name, instanceIdsIn(input));
  return registeredInstances(world, name);
};
