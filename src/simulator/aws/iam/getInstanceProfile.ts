import { existingInstanceProfile } from '../../world/iam/instanceProfiles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { describedInstanceProfile } from './described.ts';

export const getInstanceProfile: Operation = ({ world, input }) => {
  const profile = existingInstanceProfile(world, requiredText(input, 'InstanceProfileName'));
  return { InstanceProfile: describedInstanceProfile(world, profile) };
};
