import { setRetention } from '../../world/logs/logGroups.ts';
import { optionalNumber, requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

export const putRetentionPolicy: Operation = ({ world, input }) => {
  const name = requiredText(input, 'logGroupName', 'InvalidParameterException');
  setRetention(world, name, optionalNumber(input, 'retentionInDays') ?? 0);
  return {};
};
