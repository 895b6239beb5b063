import {
  deletePodIdentityAssociation as remove,
  existingPodIdentityAssociation,
} from '../../world/eks/podIdentityAssociations.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedPodIdentityAssociation } from './describedPodIdentityAssociation.ts';
import { requiredText } from './input.ts';

export const deletePodIdentityAssociation: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const association = existingPodIdentityAssociation(cluster, requiredText(input, 'associationId'));
  remove(cluster, association.id);
  return { association: describedPodIdentityAssociation(cluster, association) };
};
