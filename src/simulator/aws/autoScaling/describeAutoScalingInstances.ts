import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { pageOfRecords } from './page.ts';
import { describedMember, instancesOf, scalingGroups } from './scalingGroups.ts';

export const describeAutoScalingInstances: Operation = ({ world, input }) => {
  const ids = texts(input, 'InstanceIds');
  const members = scalingGroups(world)
    .flatMap((group) => instancesOf(world, group).map((instance) => ({ group, instance })))
    .filter(({ instance }) => ids.length === 0 || ids.includes(instance.id));
  const { items, next } = pageOfRecords(input, members, ({ instance }) => instance.id);
  return {
    AutoScalingInstances: items.map(({ group, instance }) => ({
      ...describedMember(instance),
      AutoScalingGroupName: group.name,
      HealthStatus: instance.state === 'running' || instance.state === 'pending' ? 'HEALTHY' : 'UNHEALTHY',
    })),
    NextToken: next,
  };
};
