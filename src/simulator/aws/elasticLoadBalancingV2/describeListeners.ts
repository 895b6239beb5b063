import { AwsFault } from '../../world/fault.ts';
import { listenersOf } from '../../world/loadBalancing/listeners.ts';
import { existingLoadBalancer } from '../../world/loadBalancing/loadBalancers.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';
import { describedListener } from './describedListener.ts';
import { describedPage } from './describedPage.ts';

export const describeListeners: Operation = ({ world, input }) => {
  const balancer = optionalText(input, 'LoadBalancerArn');
  const arns = texts(input, 'ListenerArns');
  if (balancer === undefined && arns.length === 0)
    throw new AwsFault('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
  if (arns.some((arn) => !world.listeners.has(arn)))
    throw new AwsFault('ListenerNotFound', 'One or more listeners not found');
  const asked =
    balancer === undefined
      ? arns.flatMap((arn) => world.listeners.get(arn) ?? [])
      : listenersOf(world, existingLoadBalancer(world, balancer).arn);
  const { items, next } = describedPage(input, asked);
  return { Listeners: items.map(describedListener), NextMarker: next };
};
