import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';

export const getUser: Operation = ({ world, input, principal }) => {
  const own = principal.arn.split(':user/')[1];
  const name = optionalText(input, 'UserName') ?? own;
  if (name === undefined)
    throw new AwsFault('ValidationError', 'Must specify userName when calling with non-User credentials');
  const user = [...world.principals.values()].find(({ arn }) => arn.endsWith(`:user/${name}`));
  if (user === undefined) throw new AwsFault('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
  return {
    User: { Path: '/', UserName: name, UserId: user.userId, Arn: user.arn, CreateDate: new Date(user.createdAt ?? 0) },
  };
};
