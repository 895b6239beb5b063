import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { tagList } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';

export const describeTags: Operation = ({ world, input }) => ({
  TagDescriptions: texts(input, 'LoadBalancerNames').map((name) => ({
    LoadBalancerName: name,
    Tags: tagList(existingClassicLoadBalancer(world, name).tags),
  })),
});
