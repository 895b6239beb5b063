import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { secondsIn, temporaryCredentials } from './credentials.ts';

/** Temporary credentials for the user who asks. */
export const getSessionToken: Operation = ({ world, input, principal }) => {
  if (principal.accessKeyId.startsWith('ASIA'))
    throw new AwsFault('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
  return { Credentials: temporaryCredentials(world, principal, secondsIn(input, 43_200, 129_600)) };
};
