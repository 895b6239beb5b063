import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { nameOfPolicy } from './described.ts';
import { pageOfList } from './page.ts';

export const listAttachedRolePolicies: Operation = ({ world, input }) => {
  const { managedPolicies } = existingRole(world, requiredText(input, 'RoleName'));
  return pageOfList(
    input,
    'AttachedPolicies',
    managedPolicies,
    (arn) => arn,
    (PolicyArn) => ({ PolicyName: nameOfPolicy(PolicyArn), PolicyArn }),
  );
};
