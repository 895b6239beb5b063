import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';

export const listClusters: Operation = ({ world, input }) => {
  const { items, nextToken } = pageOf(input, [...world.clusters.keys()].toSorted(), (name) => name);
  return { clusters: items, nextToken };
};
