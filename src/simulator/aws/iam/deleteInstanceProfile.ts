import { AwsFault } from '../../world/fault.ts';
import { deleteInstanceProfile as remove, existingInstanceProfile } from '../../world/iam/instanceProfiles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteInstanceProfile: Operation = ({ world, input }) => {
  const { name, roles } = existingInstanceProfile(world, requiredText(input, 'InstanceProfileName'));
  if (roles.length > 0)
    throw new AwsFault('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.', 409);
  remove(world, name);
  return {};
};
