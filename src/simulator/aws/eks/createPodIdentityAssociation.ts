import { createPodIdentityAssociation as create } from '../../world/eks/podIdentityAssociations.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedPodIdentityAssociation } from './describedPodIdentityAssociation.ts';
import { requiredText, tagsIn } from './input.ts';

export const createPodIdentityAssociation: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const association = create(world, cluster.name, {
    namespace: requiredText(input, 'namespace'),
    serviceAccount: requiredText(input, 'serviceAccount'),
    roleArn: requiredText(input, 'roleArn'),
    tags: tagsIn(input),
  });
  return { association: describedPodIdentityAssociation(cluster, association) };
};
