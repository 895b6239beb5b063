import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { describedLoadBalancer } from './describedLoadBalancer.ts';
import { describedPage } from './describedPage.ts';

export const describeLoadBalancers: Operation = ({ world, input }) => {
  const all = [...world.loadBalancers.values()];
  const [arns, names] = [texts(input, 'LoadBalancerArns'), texts(input, 'Names')];
  const missing = [
    ...arns.filter((arn) => !world.loadBalancers.has(arn)),
    ...names.filter((name) => !all.some((each) => each.name === name)),
  ];
  if (missing.length > 0)
    throw new AwsFault('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`);
  const isAsked = arns.length + names.length > 0;
  const { items, next } = describedPage(
    input,
    isAsked ? all.filter(({ arn, name }) => arns.includes(arn) || names.includes(name)) : all,
  );
  return { LoadBalancers: items.map((each) => describedLoadBalancer(world, each)), NextMarker: next };
};
