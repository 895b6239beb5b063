import { createManagedPolicy } from '../../world/iam/managedPolicies.ts';
import type { Operation } from '../operation.ts';
import { optionalText, tagsIn } from '../queryInput.ts';
import { describedPolicy } from './described.ts';
import { pathIn, requiredDocument, requiredName } from './input.ts';

export const createPolicy: Operation = ({ world, input }) => {
  const policy = createManagedPolicy(world, {
    name: requiredName(input, 'PolicyName', 128),
    path: pathIn(input),
    description: optionalText(input, 'Description') ?? '',
    document: requiredDocument(input, 'PolicyDocument'),
  });
  policy.tags = tagsIn(input);
  return { Policy: describedPolicy(world, policy) };
};
