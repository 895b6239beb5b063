import { AwsFault } from '../../world/fault.ts';
import { existingTargetGroup } from '../../world/loadBalancing/targetGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { targetsIn } from './targetsIn.ts';

export const registerTargets: Operation = ({ world, input }) => {
  const group = existingTargetGroup(world, requiredText(input, 'TargetGroupArn'));
  const asked = targetsIn(input, group);
  const unknown = asked.filter(({ id }) => group.targetType === 'instance' && !world.instances.has(id));
  if (unknown.length > 0)
    throw new AwsFault(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: '${unknown.map(({ id }) => id).join(', ')}'`,
    );
  const others = group.targets.filter(({ id, port }) => !asked.some((each) => each.id === id && each.port === port));
  group.targets = [...others, ...asked];
  return {};
};
