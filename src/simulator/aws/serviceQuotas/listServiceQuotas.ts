import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText, requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { pageAfter } from '../tokenPage.ts';
import { describedQuota, quotasOfService } from './describedQuota.ts';

const largestPage = 100;

export const listServiceQuotas: Operation = ({ world, input }) => {
  const { items, next } = pageAfter(
    quotasOfService(world, requiredText(input, 'ServiceCode')),
    ({ code }) => code,
    optionalText(input, 'NextToken'),
    Math.max(1, Math.min(optionalNumber(input, 'MaxResults') ?? largestPage, largestPage)),
    () => new AwsFault('InvalidPaginationTokenException', 'Invalid input was provided.'),
  );
  return { Quotas: items.map((quota) => describedQuota(world, quota)), NextToken: next };
};
