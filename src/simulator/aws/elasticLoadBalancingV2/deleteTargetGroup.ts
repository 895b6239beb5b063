import { deleteTargetGroup as remove } from '../../world/loadBalancing/targetGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteTargetGroup: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'TargetGroupArn'));
  return {};
};
