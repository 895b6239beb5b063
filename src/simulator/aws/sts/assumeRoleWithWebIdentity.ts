import { webIdentityOf } from '../../world/iam/webIdentity.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { assumedRole } from './assumedRole.ts';

/** For callers that have a token of an identity provider in place of credentials; the request is not signed. */
export const assumeRoleWithWebIdentity: Operation = ({ world, input }) => {
  const { provider, issuer, subject, audience } = webIdentityOf(world, requiredText(input, 'WebIdentityToken'));
  const role = assumedRole(world, input, {
    action: 'sts:AssumeRoleWithWebIdentity',
    arn: provider,
    context: { [`${issuer}:sub`]: subject, [`${issuer}:aud`]: audience },
  });
  return { ...role, SubjectFromWebIdentityToken: subject, Audience: audience, Provider: provider };
};
