import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { pageOfList } from './page.ts';

export const listRoleTags: Operation = ({ world, input }) => {
  const tags = Object.entries(existingRole(world, requiredText(input, 'RoleName')).tags);
  return pageOfList(
    input,
    'Tags',
    tags,
    ([key]) => key,
    ([Key, Value]) => ({ Key, Value }),
  );
};
