import { detachRolePolicy as detach } from '../../world/iam/rolePolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const detachRolePolicy: Operation = ({ world, input }) => {
  detach(world, requiredText(input, 'RoleName'), requiredText(input, 'PolicyArn'));
  return {};
};
