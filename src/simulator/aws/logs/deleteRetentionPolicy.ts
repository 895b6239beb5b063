import { setRetention } from '../../world/logs/logGroups.ts';
import { requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

export const deleteRetentionPolicy: Operation = ({ world, input }) => {
  setRetention(world, requiredText(input, 'logGroupName', 'InvalidParameterException'), undefined);
  return {};
};
