import type { Operation } from '../operation.ts';

export const getCallerIdentity: Operation = ({ world, principal }) => ({
  Arn: principal.arn,
  UserId: principal.userId,
  Account: world.account,
});
