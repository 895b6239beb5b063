import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';
import { pageAfter } from '../tokenPage.ts';
import { describedClassicLoadBalancer } from './describedClassicLoadBalancer.ts';

const largestPage = 400;

export const describeLoadBalancers: Operation = ({ world, input }) => {
  const names = texts(input, 'LoadBalancerNames');
  const asked =
    names.length > 0
      ? names.map((name) => existingClassicLoadBalancer(world, name))
      : [...world.classicLoadBalancers.values()];
  const { items, next } = pageAfter(
    asked,
    ({ name }) => name,
    optionalText(input, 'Marker'),
    Math.min(optionalNumber(input, 'PageSize') ?? largestPage, largestPage),
    () => new AwsFault('ValidationError', 'Invalid marker'),
  );
  return {
    LoadBalancerDescriptions: items.map((balancer) => describedClassicLoadBalancer(world, balancer)),
    NextMarker: next,
  };
};
