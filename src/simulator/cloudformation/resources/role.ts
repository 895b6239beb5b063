import { createRole, deleteRole, updateRole } from '../../world/iam/roles.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name IAM takes for a role. */
const nameLimit = 64;

export const role: ResourceType = {
  name: 'AWS::IAM::Role',
  createTime: 17_000,
  deleteTime: 1_000,
  customName: 'RoleName',
  attributes: {
    Arn: (name, { world }) => world.roles.get(name)?.arn,
    RoleId: (name, { world }) => world.roles.get(name)?.id,
  },
  create: (properties, context) =>
    createRole(context.world, {
      name: properties.optionalText('RoleName') ?? generatedName(context, nameLimit),
      path: properties.optionalText('Path') ?? '/',
      trust: properties.record['AssumeRolePolicyDocument'],
      managedPolicies: properties.texts('ManagedPolicyArns'),
      tags: tagsOf(properties, context),
    }).name,
  update: (name, properties, { world }) =>
    updateRole(world, name, {
      trust: properties.record['AssumeRolePolicyDocument'],
      managedPolicies: properties.texts('ManagedPolicyArns'),
    }),
  tagged: (name, { world }) => world.roles.get(name),
  delete: (name, { world }) => deleteRole(world, name),
};
