import { existingAccessEntry } from '../../world/eks/accessEntries.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAccessEntry } from './describedAccessEntry.ts';
import { requiredText } from './input.ts';

export const describeAccessEntry: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const entry = existingAccessEntry(cluster, requiredText(input, 'principalArn'));
  return { accessEntry: describedAccessEntry(world, cluster, entry) };
};
