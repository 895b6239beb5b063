import { AwsFault } from '../../world/fault.ts';
import { deleteRole as remove, existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

/** Deletes a role that holds nothing any more; CloudFormation empties roles itself. */
export const deleteRole: Operation = ({ world, input }) => {
  const { name, managedPolicies, inlinePolicies } = existingRole(world, requiredText(input, 'RoleName'));
  const refuse = (what: string) => {
    throw new AwsFault('DeleteConflict', `Cannot delete entity, must ${what} first.`, 409);
  };
  if ([...world.instanceProfiles.values()].some(({ roles }) => roles.includes(name)))
    refuse('remove roles from instance profile');
  if (managedPolicies.length > 0) refuse('detach all policies');
  if (Object.keys(inlinePolicies).length > 0) refuse('delete policies');
  remove(world, name);
  return {};
};
