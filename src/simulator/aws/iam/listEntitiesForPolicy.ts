import { awsPolicies } from '../../world/iam/awsPolicies.ts';
import { attachedRoles, existingManagedPolicy } from '../../world/iam/managedPolicies.ts';
import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const listEntitiesForPolicy: Operation = ({ world, input }) => {
  const arn = requiredText(input, 'PolicyArn');
  if (!awsPolicies.has(arn)) existingManagedPolicy(world, arn);
  return {
    PolicyGroups: [],
    PolicyUsers: [],
    PolicyRoles: attachedRoles(world, arn).map((RoleName) => ({ RoleName, RoleId: existingRole(world, RoleName).id })),
    IsTruncated: false,
  };
};
