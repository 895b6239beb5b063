import { existingCluster, existingNodegroup } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedNodegroup } from './describedNodegroup.ts';
import { requiredText } from './input.ts';

export const describeNodegroup: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const nodegroup = existingNodegroup(cluster, requiredText(input, 'nodegroupName'));
  return { nodegroup: describedNodegroup(cluster, nodegroup) };
};
