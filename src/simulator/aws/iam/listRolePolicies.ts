import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { pageOfList } from './page.ts';

export const listRolePolicies: Operation = ({ world, input }) => {
  const names = Object.keys(existingRole(world, requiredText(input, 'RoleName')).inlinePolicies);
  return pageOfList(
    input,
    'PolicyNames',
    names,
    (name) => name,
    (name) => name,
  );
};
