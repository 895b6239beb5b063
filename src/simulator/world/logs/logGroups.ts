import { AwsFault } from '../fault.ts';
import type { LogGroup } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';

/** Days for which CloudWatch Logs can be told to keep events (PutRetentionPolicy). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
];

/** Makes a log group, which nothing writes to yet. */
export function createLogGroup(world: World, { name, tags }: { readonly name: string; readonly tags: Tags }): LogGroup {
  if (!/^[\w./#-]{1,512}$/.test(name))
    throw new AwsFault('InvalidParameterException', `Value '${name}' at 'logGroupName' failed to satisfy constraint`);
  if (world.logGroups.has(name))
    throw new AwsFault('ResourceAlreadyExistsException', 'The specified log group already exists');
  const group: LogGroup = {
    name,
    arn: `arn:aws:logs:${world.region}:${world.account}:log-group:${name}:*`,
    createdAt: world.clock.now(),
    tags: { ...tags },
  };
  world.logGroups.set(name, group);
  return group;
}

/** The log group, or the refusal of CloudWatch Logs. */
export function existingLogGroup(world: World, name: string): LogGroup {
  const group = world.logGroups.get(name);
  if (group === undefined) throw new AwsFault('ResourceNotFoundException', 'The specified log group does not exist.');
  return group;
}

/** Says for how many days a group keeps its events; undefined for ever. */
export function setRetention(world: World, name: string, days: number | undefined): void {
  const group = existingLogGroup(world, name);
  if (days !== undefined && !retentions.includes(days))
    throw new AwsFault(
      'InvalidParameterException',
      `Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentions.join(', ')}]`,
    );
  if (days === undefined) delete group.retentionInDays;
  else group.retentionInDays = days;
}

/** Deletes a group with all that was written to it. */
export function deleteLogGroup(world: World, name: string): void {
  existingLogGroup(world, name);
  world.logGroups.delete(name);
}
