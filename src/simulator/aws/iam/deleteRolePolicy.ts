import { deleteRolePolicy as remove } from '../../world/iam/rolePolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteRolePolicy: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'RoleName'), requiredText(input, 'PolicyName'));
  return {};
};
