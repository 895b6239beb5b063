import { deleteManagedPolicy } from '../../world/iam/managedPolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deletePolicy: Operation = ({ world, input }) => {
  deleteManagedPolicy(world, requiredText(input, 'PolicyArn'));
  return {};
};
