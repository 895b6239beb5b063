import { AwsFault } from '../../world/fault.ts';
import { createListener as create } from '../../world/loadBalancing/listeners.ts';
import type { Operation } from '../operation.ts';
import { requiredNumber, requiredText, tagsIn } from '../queryInput.ts';
import { structures } from '../inputMembers.ts';
import { describedListener } from './describedListener.ts';

/** Listeners hand traffic to one target group; other actions are refused. */
export const createListener: Operation = ({ world, input }) => {
  const [action, ...others] = structures(input, 'DefaultActions');
  if (action === undefined || others.length > 0 || action['Type'] !== 'forward')
    throw new AwsFault('InvalidLoadBalancerAction', 'A listener needs one default action of type forward');
  const listener = create(world, {
    loadBalancerArn: requiredText(input, 'LoadBalancerArn'),
    protocol: requiredText(input, 'Protocol'),
    port: requiredNumber(input, 'Port'),
    targetGroupArn: requiredText(action, 'TargetGroupArn'),
    tags: tagsIn(input),
  });
  return { Listeners: [describedListener(listener)] };
};
