import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAddon } from './describedAddon.ts';
import { optionalText, requiredText } from './input.ts';

export function createAddon(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const version = optionalText(input, 'addonVersion');
    const serviceAccountRoleArn = optionalText(input, 'serviceAccountRoleArn');
    const configurationValues = optionalText(input, 'configurationValues');
    const addon = eks.createAddon(cluster.name, {
      name: requiredText(input, 'addonName'),
      ...(version !== undefined && { version }),
      ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
      ...(configurationValues !== undefined && { configurationValues }),
    });
    return { addon: describedAddon(cluster, addon) };
  };
}
