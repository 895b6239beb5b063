import { AwsFault } from '../../world/fault.ts';
import { existingInstanceProfile, setProfileRoles } from '../../world/iam/instanceProfiles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const addRoleToInstanceProfile: Operation = ({ world, input }) => {
  const { name, roles } = existingInstanceProfile(world, requiredText(input, 'InstanceProfileName'));
  if (roles.length > 0)
    throw new AwsFault('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1', 409);
  setProfileRoles(world, name, [requiredText(input, 'RoleName')]);
  return {};
};
