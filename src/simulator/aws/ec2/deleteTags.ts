import type { Operation } from '../operation.ts';
import { structures, texts } from '../inputMembers.ts';
import { taggable } from './taggable.ts';

/** Deletes tags by key, where a value is given only if the tag has it; without tags, all the caller may delete. */
export const deleteTags: Operation = ({ world, input }) => {
  const asked = structures(input, 'Tag');
  for (const resource of texts(input, 'ResourceId').map((id) => taggable(world, id))) {
    const kept = Object.entries(resource.tags).filter(([key, value]) => {
      if (key.startsWith('aws:')) return true;
      return asked.length > 0 && !asked.some((tag) => tag['Key'] === key && (tag['Value'] ?? value) === value);
    });
    resource.tags = Object.fromEntries(kept);
  }
  return { return: true };
};
