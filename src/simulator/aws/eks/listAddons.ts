import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { pageOf } from './page.ts';

export const listAddons: Operation = ({ world, input }) => {
  const { addons } = existingCluster(world, requiredText(input, 'clusterName'));
  const { items, nextToken } = pageOf(input, [...addons.keys()].toSorted(), (name) => name);
  return { addons: items, nextToken };
};
