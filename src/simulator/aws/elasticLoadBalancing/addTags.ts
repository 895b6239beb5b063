import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { tagsIn } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';

export const addTags: Operation = ({ world, input }) => {
  const balancers = texts(input, 'LoadBalancerNames').map((name) => existingClassicLoadBalancer(world, name));
  for (const balancer of balancers) balancer.tags = { ...balancer.tags, ...tagsIn(input) };
  return {};
};
