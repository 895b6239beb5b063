import type { Operation } from '../operation.ts';
import { tagsIn } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';
import { tagged } from './tagged.ts';

export const addTags: Operation = ({ world, input }) => {
  const resources = texts(input, 'ResourceArns').map((arn) => tagged(world, arn));
  for (const resource of resources) resource.tags = { ...resource.tags, ...tagsIn(input) };
  return {};
};
