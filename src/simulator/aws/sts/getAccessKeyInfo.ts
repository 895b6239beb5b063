import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const getAccessKeyInfo: Operation = ({ world, input }) => {
  const key = requiredText(input, 'AccessKeyId');
  if (!/^A[KS]IA[A-Z0-9]{16}$/.test(key)) throw new AwsFault('ValidationError', 'Invalid AccessKeyId');
  if (!world.principals.has(key)) throw new AwsFault('AccessDenied', 'The access key is of another account', 403);
  return { Account: world.account };
};
