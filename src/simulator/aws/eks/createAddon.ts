import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAddon } from './describedAddon.ts';
import { addonSettings, requiredText } from './input.ts';

export function createAddon(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const addon = eks.createAddon(cluster.name, { name: requiredText(input, 'addonName'), ...addonSettings(input) });
    return { addon: describedAddon(cluster, addon) };
  };
}
