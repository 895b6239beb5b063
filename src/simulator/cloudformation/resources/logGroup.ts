import { createLogGroup, deleteLogGroup, setRetention } from '../../world/logs/logGroups.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name of a log group. */
const nameLimit = 512;

export const logGroup: ResourceType = {
  name: 'AWS::Logs::LogGroup',
  createTime: 5_000,
  deleteTime: 1_000,
  customName: 'LogGroupName',
  attributes: { Arn: (name, { world }) => world.logGroups.get(name)?.arn },
  create(properties, context) {
    const name = properties.optionalText('LogGroupName') ?? generatedName(context, nameLimit);
    createLogGroup(context.world, { name, tags: tagsOf(properties, context) });
    const days = properties.optionalNumber('RetentionInDays');
    if (days === undefined) return name;
    try {
      setRetention(context.world, name, days);
    } catch (error) {
      // Without an id to remember, a rollback would not find it.
      deleteLogGroup(context.world, name);
      throw error;
    }
    return name;
  },
  update: (name, properties, { world }) => setRetention(world, name, properties.optionalNumber('RetentionInDays')),
  tagged: (name, { world }) => world.logGroups.get(name),
  delete: (name, { world }) => deleteLogGroup(world, name),
};
