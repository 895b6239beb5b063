import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { structures, texts } from '../inputMembers.ts';

export const removeTags: Operation = ({ world, input }) => {
  const keys = structures(input, 'Tags').map((tag) => requiredText(tag, 'Key'));
  const balancers = texts(input, 'LoadBalancerNames').map((name) => existingClassicLoadBalancer(world, name));
  for (const balancer of balancers)
    balancer.tags = Object.fromEntries(Object.entries(balancer.tags).filter(([key]) => !keys.includes(key)));
  return {};
};
