import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { describeAutoScalingGroups } from './describeAutoScalingGroups.ts';
import { describeAutoScalingInstances } from './describeAutoScalingInstances.ts';
import { setDesiredCapacity } from './setDesiredCapacity.ts';
import { terminateInstanceInAutoScalingGroup } from './terminateInstanceInAutoScalingGroup.ts';

/** The operations of Auto Scaling (Query protocol, version 2011-01-01) by action name. */
export function autoScalingOperations(eks: Eks): Readonly<Record<string, Operation>> {
  return {
    DescribeAutoScalingGroups: describeAutoScalingGroups,
    DescribeAutoScalingInstances: describeAutoScalingInstances,
    SetDesiredCapacity: setDesiredCapacity(eks),
    TerminateInstanceInAutoScalingGroup: terminateInstanceInAutoScalingGroup,
  };
}
