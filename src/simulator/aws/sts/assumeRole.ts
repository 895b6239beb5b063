import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { assumedRole } from './assumedRole.ts';

export const assumeRole: Operation = ({ world, input, principal }) => {
  const externalId = optionalText(input, 'ExternalId');
  return assumedRole(world, input, {
    action: 'sts:AssumeRole',
    arn: principal.arn,
    context: {
      'aws:PrincipalArn': principal.arn,
      'aws:PrincipalAccount': world.account,
      'sts:RoleSessionName': optionalText(input, 'RoleSessionName') ?? '',
      ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
    },
  });
};
