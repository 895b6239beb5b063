import { attachRolePolicy as attach } from '../../world/iam/rolePolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const attachRolePolicy: Operation = ({ world, input }) => {
  attach(world, requiredText(input, 'RoleName'), requiredText(input, 'PolicyArn'));
  return {};
};
