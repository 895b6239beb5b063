import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, requiredText } from '../queryInput.ts';

export const updateRole: Operation = ({ world, input }) => {
  const role = existingRole(world, requiredText(input, 'RoleName'));
  const description = optionalText(input, 'Description');
  const maxSessionDuration = optionalNumber(input, 'MaxSessionDuration');
  if (description !== undefined) role.description = description;
  if (maxSessionDuration !== undefined) role.maxSessionDuration = maxSessionDuration;
  return {};
};
