import type { TargetGroup } from '../../world/loadBalancing/records.ts';
import { balancersOf, existingTargetGroup } from '../../world/loadBalancing/targetGroups.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { targetsIn } from './targetsIn.ts';

/** An instance is healthy while it runs, an address while an interface holds it; what answers there is not looked at. */
export const describeTargetHealth: Operation = ({ world, input }) => {
  const group = existingTargetGroup(world, requiredText(input, 'TargetGroupArn'));
  const asked = targetsIn(input, group);
  return {
    TargetHealthDescriptions: (asked.length > 0 ? asked : group.targets).map(({ id, port }) => ({
      Target: { Id: id, Port: port },
      HealthCheckPort: String(port),
      TargetHealth: healthOf(world, group, id),
    })),
  };
};

function healthOf(world: World, group: TargetGroup, id: string): object {
  if (!group.targets.some((target) => target.id === id))
    return {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    };
  if (balancersOf(world, group.arn).length === 0)
    return {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    };
  const isUp =
    group.targetType === 'instance'
      ? world.instances.get(id)?.state === 'running'
      : [...world.networkInterfaces.values()].some(({ addresses }) => addresses.includes(id));
  return isUp
    ? { State: 'healthy' }
    : { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' };
}
