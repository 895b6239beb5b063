import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';

export const untagRole: Operation = ({ world, input }) => {
  const role = existingRole(world, requiredText(input, 'RoleName'));
  const keys = texts(input, 'TagKeys');
  role.tags = Object.fromEntries(Object.entries(role.tags).filter(([key]) => !keys.includes(key)));
  return {};
};
