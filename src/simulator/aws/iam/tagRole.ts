import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText, tagsIn } from '../queryInput.ts';

export const tagRole: Operation = ({ world, input }) => {
  const role = existingRole(world, requiredText(input, 'RoleName'));
  role.tags = { ...role.tags, ...tagsIn(input) };
  return {};
};
