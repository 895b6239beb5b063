import { AwsFault } from '../../world/fault.ts';
import { terminateInstance } from '../../world/compute/instances.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { scalingGroups } from './scalingGroups.ts';

/** Terminates an instance; its group launches another one, unless it is to be smaller by one. */
export const terminateInstanceInAutoScalingGroup: Operation = ({ world, input }) => {
  const id = requiredText(input, 'InstanceId');
  const group = scalingGroups(world).find(({ nodegroup }) => nodegroup.instanceIds.includes(id));
  if (group === undefined)
    throw new AwsFault('ValidationError', `Instance Id not found - No managed instance found for instance ID: ${id}`);
  const { scaling } = group.nodegroup;
  if (requiredText(input, 'ShouldDecrementDesiredCapacity') === 'true') {
    if (scaling.desired <= scaling.min)
      throw new AwsFault(
        'ValidationError',
        `Currently, desiredSize equals minSize (${scaling.min}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    group.nodegroup.scaling = { ...scaling, desired: scaling.desired - 1 };
  }
  terminateInstance(world, id);
  const now = new Date(world.clock.now());
  return {
    Activity: {
      ActivityId: world.uuid(),
      AutoScalingGroupName: group.name,
      Description: `Terminating EC2 instance: ${id}`,
      Cause: `At ${now.toISOString()} instance ${id} was taken out of service in response to a user request.`,
      StartTime: now,
      StatusCode: 'InProgress',
      Progress: 0,
    },
  };
};
