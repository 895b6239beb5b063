import { deleteLogGroup as remove } from '../../world/logs/logGroups.ts';
import { requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

export const deleteLogGroup: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'logGroupName', 'InvalidParameterException'));
  return {};
};
