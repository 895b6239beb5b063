import { existingAddon } from '../../world/eks/clusterAddons.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAddon } from './describedAddon.ts';
import { requiredText } from './input.ts';

export const describeAddon: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  return { addon: describedAddon(cluster, existingAddon(cluster, requiredText(input, 'addonName'))) };
};
