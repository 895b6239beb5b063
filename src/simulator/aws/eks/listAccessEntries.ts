import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { pageOf } from './page.ts';

export const listAccessEntries: Operation = ({ world, input }) => {
  const policy = optionalText(input, 'associatedPolicyArn');
  const entries = [...existingCluster(world, requiredText(input, 'clusterName')).accessEntries.values()]
    .filter(({ policies }) => policy === undefined || policies.some(({ arn }) => arn === policy))
    .map(({ principalArn }) => principalArn)
    .toSorted();
  const { items, nextToken } = pageOf(input, entries, (arn) => arn);
  return { accessEntries: items, nextToken };
};
