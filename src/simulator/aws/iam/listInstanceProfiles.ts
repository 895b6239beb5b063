import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { describedInstanceProfile } from './described.ts';
import { pageOfList } from './page.ts';

export const listInstanceProfiles: Operation = ({ world, input }) => {
  const prefix = optionalText(input, 'PathPrefix') ?? '/';
  const profiles = [...world.instanceProfiles.values()].filter(({ path }) => path.startsWith(prefix));
  return pageOfList(
    input,
    'InstanceProfiles',
    profiles,
    ({ name }) => name,
    (profile) => describedInstanceProfile(world, profile),
  );
};
