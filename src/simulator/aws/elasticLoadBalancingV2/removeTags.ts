import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { tagged } from './tagged.ts';

export const removeTags: Operation = ({ world, input }) => {
  const keys = texts(input, 'TagKeys');
  const resources = texts(input, 'ResourceArns').map((arn) => tagged(world, arn));
  for (const resource of resources)
    resource.tags = Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.includes(key)));
  return {};
};
