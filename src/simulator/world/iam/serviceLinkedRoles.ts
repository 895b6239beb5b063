import { AwsFault } from '../fault.ts';
import type { Role } from './records.ts';
import type { World } from '../world.ts';
import { createRole } from './roles.ts';

/** Names of the roles by the service they are for. */
const roles: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'eks-fargate.amazonaws.com': 'AWSServiceRoleForAmazonEKSForFargate',
  'eks-nodegroup.amazonaws.com': 'AWSServiceRoleForAmazonEKSNodegroup',
  'eks.amazonaws.com': 'AWSServiceRoleForAmazonEKS',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'spot.amazonaws.com': 'AWSServiceRoleForEC2Spot',
};

/** Makes the role in which a service of AWS acts in the account; there is one for each. */
export function createServiceLinkedRole(world: World, service: string, description: string | undefined): Role {
  const name = Object.hasOwn(roles, service) ? roles[service] : undefined;
  if (name === undefined)
    throw new AwsFault('InvalidInput', `${service} is not a service that has a linked role here.`);
  if (world.roles.has(name))
    throw new AwsFault(
      'InvalidInput',
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    );
  const path = `/aws-service-role/${service}/`;
  const Statement = [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }];
  return createRole(world, {
    name,
    path,
    trust: { Version: '2012-10-17', Statement },
    managedPolicies: [],
    ...(description !== undefined && { description }),
    tags: {},
  });
}
