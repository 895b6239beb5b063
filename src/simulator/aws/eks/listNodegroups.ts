import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { pageOf } from './page.ts';

export const listNodegroups: Operation = ({ world, input }) => {
  const { nodegroups } = existingCluster(world, requiredText(input, 'clusterName'));
  const { items, nextToken } = pageOf(input, [...nodegroups.keys()].toSorted(), (name) => name);
  return { nodegroups: items, nextToken };
};
