import { existingPodIdentityAssociation, setAssociatedRole } from '../../world/eks/podIdentityAssociations.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedPodIdentityAssociation } from './describedPodIdentityAssociation.ts';
import { optionalText, requiredText } from './input.ts';

/** Gives an association another role. */
export const updatePodIdentityAssociation: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const association = existingPodIdentityAssociation(cluster, requiredText(input, 'associationId'));
  setAssociatedRole(world, association, optionalText(input, 'roleArn') ?? association.roleArn);
  return { association: describedPodIdentityAssociation(cluster, association) };
};
