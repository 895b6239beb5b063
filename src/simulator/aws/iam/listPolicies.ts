import { awsPolicies } from '../../world/iam/awsPolicies.ts';
import { attachedRoles } from '../../world/iam/managedPolicies.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { describedAwsPolicy, describedPolicy } from './described.ts';
import { pageOfList } from './page.ts';

export const listPolicies: Operation = ({ world, input }) => {
  const scope = optionalText(input, 'Scope') ?? 'All';
  const onlyAttached = optionalText(input, 'OnlyAttached') === 'true';
  const arns = [
    ...(scope === 'AWS' ? [] : world.managedPolicies.keys()),
    ...(scope === 'Local' ? [] : awsPolicies),
  ].filter((arn) => !onlyAttached || attachedRoles(world, arn).length > 0);
  return pageOfList(
    input,
    'Policies',
    arns,
    (arn) => arn,
    (arn) => {
      const own = world.managedPolicies.get(arn);
      return own === undefined ? describedAwsPolicy(world, arn) : describedPolicy(world, own);
    },
  );
};
