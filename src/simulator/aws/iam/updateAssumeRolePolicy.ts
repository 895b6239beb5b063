import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { requiredDocument } from './input.ts';

export const updateAssumeRolePolicy: Operation = ({ world, input }) => {
  existingRole(world, requiredText(input, 'RoleName')).trust = requiredDocument(input, 'PolicyDocument');
  return {};
};
