import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedCluster } from './describedCluster.ts';
import { requiredText } from './input.ts';

export const describeCluster: Operation = ({ world, input }) => ({
  cluster: describedCluster(existingCluster(world, requiredText(input, 'name'))),
});
