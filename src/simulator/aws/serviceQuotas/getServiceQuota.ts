import { AwsFault } from '../../world/fault.ts';
import { requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { describedQuota, quotasOfService } from './describedQuota.ts';

export const getServiceQuota: Operation = ({ world, input }) => {
  const quotas = quotasOfService(world, requiredText(input, 'ServiceCode'));
  const code = requiredText(input, 'QuotaCode');
  const quota = quotas.find((each) => each.code === code);
  if (quota === undefined)
    throw new AwsFault('NoSuchResourceException', 'The request failed because the specified quota does not exist.');
  return { Quota: describedQuota(world, quota) };
};
