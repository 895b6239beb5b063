import { randomText } from '../random.ts';
import type { World } from '../world.ts';

/** An identity that signs requests, with the key it signs them with. */
export interface Principal {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Such as `arn:aws:iam::111122223333:user/learner`. */
  readonly arn: string;
  readonly userId: string;
  /** Its session is over: AWS refuses it until it signs in again. */
  expired: boolean;
}

const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id as IAM makes them: a prefix such as `AROA` or `AIDA` and 17 letters and digits. */
export function iamId(world: World, prefix: string): string {
  return prefix + randomText(world.random, idAlphabet, 17);
}

/** Makes an IAM user with an access key. The secret is the caller's to choose, because the world's dice can be foreseen. */
export function createUser(world: World, name: string, secretAccessKey: string): Principal {
  const principal: Principal = {
    accessKeyId: `AKIA${randomText(world.random, idAlphabet, 16)}`,
    secretAccessKey,
    arn: `arn:aws:iam::${world.account}:user/${name}`,
    userId: iamId(world, 'AIDA'),
    expired: false,
  };
  world.principals.set(principal.accessKeyId, principal);
  return principal;
}
