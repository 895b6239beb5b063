import { AwsFault } from '../../world/fault.ts';
import { createLogGroup as create } from '../../world/logs/logGroups.ts';
import { requiredText, type Input } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

export const createLogGroup: Operation = ({ world, input }) => {
  create(world, { name: requiredText(input, 'logGroupName', 'InvalidParameterException'), tags: tagsIn(input) });
  return {};
};

function tagsIn(input: Input): Record<string, string> {
  const tags = input['tags'] ?? {};
  if (typeof tags !== 'object' || Array.isArray(tags) || !Object.values(tags).every((each) => typeof each === 'string'))
    throw new AwsFault('SerializationException', 'tags can not be converted to a Map');
  return tags as Record<string, string>;
}
