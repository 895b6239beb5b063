import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { instanceIdsIn } from './registeredInstances.ts';

/** An instance is in service while it runs; what answers on its ports is not looked at. */
export const describeInstanceHealth: Operation = ({ world, input }) => {
  const { instanceIds } = existingClassicLoadBalancer(world, requiredText(input, 'LoadBalancerName'));
  const asked = instanceIdsIn(input);
  return {
    InstanceStates: (asked.length > 0 ? asked : instanceIds).map((InstanceId) => {
      const state = instanceIds.includes(InstanceId) ? world.instances.get(InstanceId)?.state : undefined;
      if (state === 'running') return { InstanceId, State: 'InService', ReasonCode: 'N/A', Description: 'N/A' };
      const Description =
        state === undefined
          ? 'Instance is not currently registered with the LoadBalancer.'
          : `Instance is in ${state} state.`;
      return { InstanceId, State: 'OutOfService', ReasonCode: 'Instance', Description };
    }),
  };
};
