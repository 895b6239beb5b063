import { existingClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { World } from '../../world/world.ts';
import { requiredText } from '../queryInput.ts';
import { structures, type Input } from '../inputMembers.ts';

/** The instances a request names. */
export function instanceIdsIn(input: Input): string[] {
  return structures(input, 'Instances').map((instance) => requiredText(instance, 'InstanceId'));
}

/** The instances of a balancer, as operations that change them answer. */
export function registeredInstances(world: World, name: string): object {
  const { instanceIds } = existingClassicLoadBalancer(world, name);
  return { Instances: instanceIds.map((InstanceId) => ({ InstanceId })) };
}
