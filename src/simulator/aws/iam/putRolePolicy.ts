import { putRolePolicy as put } from '../../world/iam/rolePolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { requiredDocument, requiredName } from './input.ts';

export const putRolePolicy: Operation = ({ world, input }) => {
  const document = requiredDocument(input, 'PolicyDocument');
  put(world, requiredText(input, 'RoleName'), requiredName(input, 'PolicyName', 128), document);
  return {};
};
