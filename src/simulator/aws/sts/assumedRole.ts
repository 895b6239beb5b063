import { AwsFault } from '../../world/fault.ts';
import { checkTrust, notTrusted, type Assumption } from '../../world/iam/trust.ts';
import type { Role } from '../../world/iam/records.ts';
import type { World } from '../../world/world.ts';
import { invalid, optionalNumber, requiredText } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';
import { secondsIn, temporaryCredentials } from './credentials.ts';

/** A session of the role a request names, if its trust policy lets the caller have one. */
export function assumedRole(world: World, input: Input, assumption: Assumption): object {
  const arn = requiredText(input, 'RoleArn');
  const session = requiredText(input, 'RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(session))
    throw invalid(
      `Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  const role = roleOf(world, arn, assumption);
  checkTrust(role, assumption);
  const longest = role.maxSessionDuration ?? 3600;
  if ((optionalNumber(input, 'DurationSeconds') ?? 0) > longest)
    throw new AwsFault(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  const identity = {
    arn: `arn:aws:sts::${world.account}:assumed-role/${role.name}/${session}`,
    userId: `${role.id}:${session}`,
  };
  return {
    Credentials: temporaryCredentials(world, identity, secondsIn(input, 3600, 43_200)),
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
  };
}

function roleOf(world: World, arn: string, assumption: Assumption): Role {
  const role = [...world.roles.values()].find((each) => each.arn === arn);
  if (role !== undefined) return role;
  if (!/^arn:aws:iam::\d{12}:role\/.+$/.test(arn)) throw new AwsFault('ValidationError', `${arn} is invalid`);
  throw notTrusted(arn, assumption);
}
