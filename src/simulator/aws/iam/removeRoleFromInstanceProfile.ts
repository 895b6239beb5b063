import { AwsFault } from '../../world/fault.ts';
import { existingInstanceProfile, setProfileRoles } from '../../world/iam/instanceProfiles.ts';
import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const removeRoleFromInstanceProfile: Operation = ({ world, input }) => {
  const { name, roles } = existingInstanceProfile(world, requiredText(input, 'InstanceProfileName'));
  const role = existingRole(world, requiredText(input, 'RoleName')).name;
  if (!roles.includes(role))
    throw new AwsFault('NoSuchEntity', `The role with name ${role} is not in instance profile ${name}.`, 404);
  setProfileRoles(
    world,
    name,
    roles.filter((each) => each !== role),
  );
  return {};
};
