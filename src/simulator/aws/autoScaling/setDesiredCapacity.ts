import { AwsFault } from '../../world/fault.ts';
import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { requiredNumber, requiredText } from '../queryInput.ts';
import { existingScalingGroup } from './scalingGroups.ts';

/** Says how many instances there are to be, as the node group's own size does. */
export function setDesiredCapacity(eks: Eks): Operation {
  return ({ world, input }) => {
    const { cluster, nodegroup } = existingScalingGroup(world, requiredText(input, 'AutoScalingGroupName'));
    const desired = requiredNumber(input, 'DesiredCapacity');
    const { min, max } = nodegroup.scaling;
    if (desired < min)
      throw new AwsFault(
        'ValidationError',
        `New SetDesiredCapacity value ${desired} is below min value ${min} for the AutoScalingGroup.`,
      );
    if (desired > max)
      throw new AwsFault(
        'ValidationError',
        `New SetDesiredCapacity value ${desired} is above max value ${max} for the AutoScalingGroup.`,
      );
    eks.updateNodegroupConfig(cluster.name, nodegroup.name, { desired });
    return {};
  };
}
