import { AwsFault } from '../../world/fault.ts';
import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { encodedDocument } from './described.ts';

export const getRolePolicy: Operation = ({ world, input }) => {
  const { name, inlinePolicies } = existingRole(world, requiredText(input, 'RoleName'));
  const PolicyName = requiredText(input, 'PolicyName');
  if (!Object.hasOwn(inlinePolicies, PolicyName))
    throw new AwsFault('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
  return { RoleName: name, PolicyName, PolicyDocument: encodedDocument(inlinePolicies[PolicyName]) };
};
