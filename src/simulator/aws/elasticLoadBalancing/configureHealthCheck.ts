import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredNumber, requiredText } from '../queryInput.ts';
import { structure } from '../inputMembers.ts';

export const configureHealthCheck: Operation = ({ world, input }) => {
  const balancer = existingClassicLoadBalancer(world, requiredText(input, 'LoadBalancerName'));
  const check = structure(input, 'HealthCheck');
  balancer.healthCheck = {
    target: requiredText(check, 'Target'),
    interval: requiredNumber(check, 'Interval'),
    timeout: requiredNumber(check, 'Timeout'),
    unhealthyThreshold: requiredNumber(check, 'UnhealthyThreshold'),
    healthyThreshold: requiredNumber(check, 'HealthyThreshold'),
  };
  return { HealthCheck: check };
};
