import { createLoadBalancer as create } from '../../world/loadBalancing/loadBalancers.ts';
import type { Operation } from '../operation.ts';
import { optionalChoice, requiredText, tagsIn } from '../queryInput.ts';
import { structures, texts } from '../inputMembers.ts';
import { describedLoadBalancer } from './describedLoadBalancer.ts';

export const createLoadBalancer: Operation = ({ world, input }) => {
  const mapped = structures(input, 'SubnetMappings').map((each) => requiredText(each, 'SubnetId'));
  const balancer = create(world, {
    name: requiredText(input, 'Name'),
    type: optionalChoice(input, 'Type', ['application', 'network']) ?? 'application',
    subnetIds: [...texts(input, 'Subnets'), ...mapped],
    securityGroupIds: texts(input, 'SecurityGroups'),
    scheme: optionalChoice(input, 'Scheme', ['internet-facing', 'internal']) ?? 'internet-facing',
    tags: tagsIn(input),
  });
  return { LoadBalancers: [describedLoadBalancer(world, balancer)] };
};
