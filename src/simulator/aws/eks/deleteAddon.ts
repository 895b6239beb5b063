import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAddon } from './describedAddon.ts';
import { requiredText } from './input.ts';

export function deleteAddon(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    return { addon: describedAddon(cluster, eks.deleteAddon(cluster.name, requiredText(input, 'addonName'))) };
  };
}
