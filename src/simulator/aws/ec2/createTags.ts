import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { taggable } from './taggable.ts';
import { checkCount, tagsIn } from './tags.ts';

export const createTags: Operation = ({ world, input }) => {
  const tags = tagsIn(input);
  const resources = texts(input, 'ResourceId').map((id) => taggable(world, id));
  for (const resource of resources) checkCount({ ...resource.tags, ...tags });
  for (const resource of resources) resource.tags = { ...resource.tags, ...tags };
  return { return: true };
};
