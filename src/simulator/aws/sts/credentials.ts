import { randomBytes } from 'node:crypto';
import { createSession } from '../../world/iam/principals.ts';
import type { World } from '../../world/world.ts';
import { invalid, optionalNumber } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';

/** Makes temporary credentials for an identity; answers with them as STS writes them. */
export function temporaryCredentials(
  world: World,
  identity: { readonly arn: string; readonly userId: string },
  seconds: number,
): object {
  const { accessKeyId, secretAccessKey, session } = createSession(world, {
    ...identity,
    seconds,
    secretAccessKey: randomBytes(30).toString('base64'),
    token: `IQoJb3JpZ2luX2Vj${randomBytes(180).toString('base64')}`,
  });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: session?.token,
    Expiration: new Date(session?.expiresAt ?? 0),
  };
}

/** How long credentials are to last, in seconds: as asked, within what may be asked. */
export function secondsIn(input: Input, usual: number, longest: number): number {
  const seconds = optionalNumber(input, 'DurationSeconds') ?? usual;
  if (seconds < 900)
    throw invalid(
      `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`,
    );
  if (seconds > longest)
    throw invalid(
      `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to ${longest}`,
    );
  return seconds;
}
