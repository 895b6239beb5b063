import { randomText } from '../random.ts';
import type { World } from '../world.ts';

/** An identity that signs requests, with the key it signs them with. */
export interface Principal {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Such as `arn:aws:iam::111122223333:user/learner`. */
  readonly arn: string;
  readonly userId: string;
  readonly createdAt?: number;
  /** For temporary credentials: what has to come with each request, and when they end (milliseconds since the epoch). */
  readonly session?: { readonly token: string; readonly expiresAt: number };
  /** Its session is over: AWS refuses it until it signs in again. */
  expired: boolean;
}

/** Whether AWS refuses a principal for its age. */
export function isExpired({ expired, session }: Principal, now: number): boolean {
  return expired || (session !== undefined && session.expiresAt <= now);
}

const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id as IAM makes them: a prefix such as `AROA` or `AIDA` and 17 letters and digits. */
export function iamId(world: World, prefix: string): string {
  return prefix + randomText(world.random, idAlphabet, 17);
}

/** Makes an IAM user with an access key. The secret is the caller's to choose, because the world's dice can be foreseen. */
export function createUser(world: World, name: string, secretAccessKey: string): Principal {
  return remember(world, 'AKIA', {
    secretAccessKey,
    arn: `arn:aws:iam::${world.account}:user/${name}`,
    userId: iamId(world, 'AIDA'),
    createdAt: world.clock.now(),
    expired: false,
  });
}

export interface SessionRequest {
  readonly arn: string;
  readonly userId: string;
  readonly seconds: number;
  /** Both the caller's to choose, as a user's secret is. */
  readonly secretAccessKey: string;
  readonly token: string;
}

/** Makes temporary credentials; those that ended long ago are forgotten. */
export function createSession(world: World, request: SessionRequest): Principal {
  const now = world.clock.now();
  for (const { accessKeyId, session } of world.principals.values())
    if (session !== undefined && session.expiresAt + forgetAfter < now) world.principals.delete(accessKeyId);
  const { arn, userId, seconds, secretAccessKey, token } = request;
  const session = { token, expiresAt: now + seconds * 1000 };
  return remember(world, 'ASIA', { secretAccessKey, arn, userId, createdAt: now, session, expired: false });
}

/** Milliseconds for which ended credentials are still told from unknown ones. */
const forgetAfter = 24 * 3_600_000;

function remember(world: World, prefix: string, identity: Omit<Principal, 'accessKeyId'>): Principal {
  const principal = { ...identity, accessKeyId: `${prefix}${randomText(world.random, idAlphabet, 16)}` };
  world.principals.set(principal.accessKeyId, principal);
  return principal;
}
