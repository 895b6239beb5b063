import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { describedInstanceProfile } from './described.ts';
import { pageOfList } from './page.ts';

export const listInstanceProfilesForRole: Operation = ({ world, input }) => {
  const { name } = existingRole(world, requiredText(input, 'RoleName'));
  const profiles = [...world.instanceProfiles.values()].filter(({ roles }) => roles.includes(name));
  return pageOfList(
    input,
    'InstanceProfiles',
    profiles,
    (profile) => profile.name,
    (profile) => describedInstanceProfile(world, profile),
  );
};
