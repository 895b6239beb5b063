import { randomText } from '../random.ts';
import { AwsFault } from '../fault.ts';
import type { EksCluster, PodIdentityAssociation } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { activeCluster } from './refusals.ts';

export interface CreatePodIdentityRequest {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  readonly tags: Tags;
}

/** Lets the pods of a service account act in a role. A service account has one role. */
export function createPodIdentityAssociation(
  world: World,
  clusterName: string,
  request: CreatePodIdentityRequest,
): PodIdentityAssociation {
  const cluster = activeCluster(world, clusterName);
  const { namespace, serviceAccount, roleArn, tags } = request;
  const taken = [...cluster.podIdentityAssociations.values()].some(
    (other) => other.namespace === namespace && other.serviceAccount === serviceAccount,
  );
  if (taken)
    throw new AwsFault('ResourceInUseException', `Association already exists: ${namespace}/${serviceAccount}`, 409, {
      clusterName,
    });
  checkRole(world, roleArn);
  const id = `a-${randomText(world.random, 'abcdefghijklmnopqrstuvwxyz0123456789', 17)}`;
  const association: PodIdentityAssociation = {
    id,
    arn: `arn:aws:eks:${world.region}:${world.account}:podidentityassociation/${clusterName}/${id}`,
    namespace,
    serviceAccount,
    createdAt: world.clock.now(),
    modifiedAt: world.clock.now(),
    roleArn,
    tags: { ...tags },
  };
  cluster.podIdentityAssociations.set(id, association);
  return association;
}

/** The association, or EKS's refusal. */
export function existingPodIdentityAssociation(cluster: EksCluster, id: string): PodIdentityAssociation {
  const association = cluster.podIdentityAssociations.get(id);
  if (association === undefined)
    throw new AwsFault('ResourceNotFoundException', `No pod identity association found for id: ${id}`, 404, {
      clusterName: cluster.name,
    });
  return association;
}

/** Gives the pods of an association another role. */
export function setAssociatedRole(world: World, association: PodIdentityAssociation, roleArn: string): void {
  checkRole(world, roleArn);
  association.roleArn = roleArn;
  association.modifiedAt = world.clock.now();
}

/** Ends an association. */
export function deletePodIdentityAssociation(cluster: EksCluster, id: string): void {
  existingPodIdentityAssociation(cluster, id);
  cluster.podIdentityAssociations.delete(id);
}

function checkRole(world: World, arn: string): void {
  if (![...world.roles.values()].some((role) => role.arn === arn))
    throw new AwsFault('InvalidParameterException', `Role provided in the request does not exist.`);
}
