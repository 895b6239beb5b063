import {
  attachedRoles,
  createManagedPolicy,
  deleteManagedPolicy,
  existingManagedPolicy,
  setPolicyDocument,
} from '../../world/iam/managedPolicies.ts';
import { attachRolePolicy, detachRolePolicy } from '../../world/iam/rolePolicies.ts';
import type { World } from '../../world/world.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { rolesOf } from './policyHolders.ts';

/** Longest name of a policy. */
const nameLimit = 128;

/** Attaches the policy to these roles and takes it from all others. */
function attach(world: World, arn: string, roles: readonly string[]): void {
  for (const role of attachedRoles(world, arn)) if (!roles.includes(role)) detachRolePolicy(world, role, arn);
  for (const role of roles) attachRolePolicy(world, role, arn);
}

/** Its physical id is its ARN. */
export const managedPolicy: ResourceType = {
  name: 'AWS::IAM::ManagedPolicy',
  createTime: 16_000,
  deleteTime: 1_000,
  customName: 'ManagedPolicyName',
  attributes: {
    PolicyArn: (arn) => arn,
    PolicyId: (arn, { world }) => world.managedPolicies.get(arn)?.id,
    AttachmentCount: (arn, { world }) => attachedRoles(world, arn).length,
  },
  create(properties, context) {
    const { world } = context;
    const roles = rolesOf(properties);
    const { arn } = createManagedPolicy(world, {
      name: properties.optionalText('ManagedPolicyName') ?? generatedName(context, nameLimit),
      path: properties.optionalText('Path') ?? '/',
      description: properties.optionalText('Description') ?? '',
      document: properties.record['PolicyDocument'],
    });
    try {
      attach(world, arn, roles);
    } catch (error) {
      // Without an id to remember, a rollback would not find the half-made policy.
      attach(world, arn, []);
      deleteManagedPolicy(world, arn);
      throw error;
    }
    return arn;
  },
  update(arn, properties, { world }) {
    setPolicyDocument(world, arn, properties.record['PolicyDocument']);
    attach(world, arn, rolesOf(properties));
  },
  delete(arn, { world }) {
    existingManagedPolicy(world, arn);
    attach(world, arn, []);
    deleteManagedPolicy(world, arn);
  },
};
