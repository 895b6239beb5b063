import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { describedRole } from './described.ts';

export const getRole: Operation = ({ world, input }) => ({
  Role: describedRole(existingRole(world, requiredText(input, 'RoleName'))),
});
