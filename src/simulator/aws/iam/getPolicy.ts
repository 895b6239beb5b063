import { awsPolicies } from '../../world/iam/awsPolicies.ts';
import { existingManagedPolicy } from '../../world/iam/managedPolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { describedAwsPolicy, describedPolicy } from './described.ts';

export const getPolicy: Operation = ({ world, input }) => {
  const arn = requiredText(input, 'PolicyArn');
  return {
    Policy: awsPolicies.has(arn)
      ? describedAwsPolicy(world, arn)
      : describedPolicy(world, existingManagedPolicy(world, arn)),
  };
};
