import {
  createPodIdentityAssociation,
  deletePodIdentityAssociation,
  existingPodIdentityAssociation,
  setAssociatedRole,
} from '../../world/eks/podIdentityAssociations.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { PodIdentityAssociation } from '../../world/eks/records.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

/** The names of the cluster and of the association in an ARN. */
function partsOf(arn: string): readonly [string, string] {
  const [, clusterName = '', id = ''] = arn.split('/');
  return [clusterName, id];
}

function found(arn: string, { world }: ResourceContext): PodIdentityAssociation | undefined {
  const [clusterName, id] = partsOf(arn);
  return world.clusters.get(clusterName)?.podIdentityAssociations.get(id);
}

/** Its physical id is its ARN. */
export const podIdentityAssociation: ResourceType = {
  name: 'AWS::EKS::PodIdentityAssociation',
  createTime: 2_000,
  deleteTime: 1_000,
  attributes: {
    AssociationArn: (arn) => arn,
    AssociationId: (arn) => partsOf(arn)[1],
  },
  create: (properties, context) =>
    createPodIdentityAssociation(context.world, properties.text('ClusterName'), {
      namespace: properties.text('Namespace'),
      serviceAccount: properties.text('ServiceAccount'),
      roleArn: properties.text('RoleArn'),
      tags: tagsOf(properties, context),
    }).arn,
  update(arn, properties, { world }) {
    const [clusterName, id] = partsOf(arn);
    const association = existingPodIdentityAssociation(existingCluster(world, clusterName), id);
    setAssociatedRole(world, association, properties.text('RoleArn'));
  },
  tagged: found,
  delete(arn, { world }) {
    const [clusterName, id] = partsOf(arn);
    deletePodIdentityAssociation(existingCluster(world, clusterName), id);
  },
};
