import { existingPodIdentityAssociation } from '../../world/eks/podIdentityAssociations.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedPodIdentityAssociation } from './describedPodIdentityAssociation.ts';
import { requiredText } from './input.ts';

export const describePodIdentityAssociation: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const association = existingPodIdentityAssociation(cluster, requiredText(input, 'associationId'));
  return { association: describedPodIdentityAssociation(cluster, association) };
};
