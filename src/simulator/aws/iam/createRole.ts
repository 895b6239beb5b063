import { createRole as create } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, tagsIn } from '../queryInput.ts';
import { describedRole } from './described.ts';
import { pathIn, requiredDocument, requiredName } from './input.ts';

export const createRole: Operation = ({ world, input }) => {
  const description = optionalText(input, 'Description');
  const maxSessionDuration = optionalNumber(input, 'MaxSessionDuration');
  const role = create(world, {
    name: requiredName(input, 'RoleName'),
    path: pathIn(input),
    trust: requiredDocument(input, 'AssumeRolePolicyDocument'),
    managedPolicies: [],
    ...(description !== undefined && { description }),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    tags: tagsIn(input),
  });
  return { Role: describedRole(role) };
};
