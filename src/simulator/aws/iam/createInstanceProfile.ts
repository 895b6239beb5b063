import { createInstanceProfile as create } from '../../world/iam/instanceProfiles.ts';
import type { Operation } from '../operation.ts';
import { describedInstanceProfile } from './described.ts';
import { pathIn, requiredName } from './input.ts';

export const createInstanceProfile: Operation = ({ world, input }) => {
  const name = requiredName(input, 'InstanceProfileName', 128);
  const profile = create(world, { name, path: pathIn(input), roles: [] });
  return { InstanceProfile: describedInstanceProfile(world, profile) };
};
