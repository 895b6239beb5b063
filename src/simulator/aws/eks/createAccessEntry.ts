import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedAccessEntry } from './describedAccessEntry.ts';
import { optionalText, requiredText, texts } from './input.ts';

export function createAccessEntry(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const username = optionalText(input, 'username');
    const entry = eks.createAccessEntry(cluster.name, {
      principalArn: requiredText(input, 'principalArn'),
      groups: texts(input, 'kubernetesGroups'),
      type: optionalText(input, 'type') === 'EC2_LINUX' ? 'EC2_LINUX' : 'STANDARD',
      ...(username !== undefined && { username }),
    });
    return { accessEntry: describedAccessEntry(world, cluster, entry) };
  };
}
