import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';
import { checkTrust, notTrusted, type Assumption } from './trust.ts';

/** Refuses, as STS does, a role that a token of this service account does not open. */
export function checkServiceAccountRole(world: World, roleArn: string, issuer: string, subject: string): void {
  const provider = [...world.oidcProviders.values()].find(({ url }) => url === issuer);
  if (provider === undefined)
    throw new AwsFault('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${issuer}`);
  const host = issuer.replace('https://', '');
  const assumption: Assumption = {
    action: 'sts:AssumeRoleWithWebIdentity',
    arn: provider.arn,
    context: { [`${host}:sub`]: subject, [`${host}:aud`]: 'sts.amazonaws.com' },
  };
  const role = [...world.roles.values()].find(({ arn }) => arn === roleArn);
  if (role === undefined) throw notTrusted(roleArn, assumption);
  checkTrust(role, assumption);
}
