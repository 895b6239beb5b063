import { existingCluster } from '../../world/eks/refusals.ts';
import { existingUpdate } from '../../world/eks/updates.ts';
import type { Operation } from '../operation.ts';
import { describedUpdate } from './describedUpdate.ts';
import { requiredText, updateTarget } from './input.ts';

export const describeUpdate: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'name'));
  return { update: describedUpdate(existingUpdate(cluster, updateTarget(input), requiredText(input, 'updateId'))) };
};
