import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedNodegroup } from './describedNodegroup.ts';
import { requiredText } from './input.ts';

export function deleteNodegroup(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const nodegroup = eks.deleteNodegroup(cluster.name, requiredText(input, 'nodegroupName'));
    return { nodegroup: describedNodegroup(cluster, nodegroup) };
  };
}
