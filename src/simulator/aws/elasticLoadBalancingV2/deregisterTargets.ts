import { existingTargetGroup } from '../../world/loadBalancing/targetGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { targetsIn } from './targetsIn.ts';

export const deregisterTargets: Operation = ({ world, input }) => {
  const group = existingTargetGroup(world, requiredText(input, 'TargetGroupArn'));
  const asked = targetsIn(input, group);
  group.targets = group.targets.filter(({ id, port }) => !asked.some((each) => each.id === id && each.port === port));
  return {};
};
