import { existingAccessEntry } from '../../world/eks/accessEntries.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedPolicy } from './describedAccessEntry.ts';
import { requiredText } from './input.ts';
import { pageOf } from './page.ts';

export const listAssociatedAccessPolicies: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const { principalArn, policies } = existingAccessEntry(cluster, requiredText(input, 'principalArn'));
  const { items, nextToken } = pageOf(input, policies, ({ arn }) => arn);
  return {
    clusterName: cluster.name,
    principalArn,
    associatedAccessPolicies: items.map(describedPolicy),
    nextToken,
  };
};
