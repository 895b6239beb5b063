import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { structures, tagOf, texts } from './input.ts';
import { taggable } from './taggable.ts';

export const createTags: Operation = ({ world, input }) => {
  const tags = Object.fromEntries(structures(input, 'Tag').map(tagOf));
  if (Object.keys(tags).some((key) => key.startsWith('aws:')))
    throw new AwsFault('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use");
  const resources = texts(input, 'ResourceId').map((id) => taggable(world, id));
  for (const resource of resources) resource.tags = { ...resource.tags, ...tags };
  return { return: true };
};
