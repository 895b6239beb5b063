import { deleteRolePolicy, putRolePolicy } from '../../world/iam/rolePolicies.ts';
import { createRole, deleteRole, existingRole, updateRole } from '../../world/iam/roles.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name IAM takes for a role. */
const nameLimit = 64;

function inlinePolicies(properties: Properties): Record<string, unknown> {
  const policies = properties.nestedList('Policies');
  return Object.fromEntries(policies.map((each) => [each.text('PolicyName'), each.record['PolicyDocument']]));
}

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
      inlinePolicies: inlinePolicies(properties),
      tags: tagsOf(properties, context),
    }).name,
  update(name, properties, { world }, previous) {
    // What other resources gave the role stays: only what this one said before is taken back.
    const role = existingRole(world, name);
    const before = previous.texts('ManagedPolicyArns');
    const others = role.managedPolicies.filter((arn) => !before.includes(arn));
    updateRole(world, name, {
      trust: properties.record['AssumeRolePolicyDocument'],
      managedPolicies: [...new Set([...properties.texts('ManagedPolicyArns'), ...others])],
    });
    const wanted = inlinePolicies(properties);
    for (const policy of Object.keys(inlinePolicies(previous)))
      if (!Object.hasOwn(wanted, policy)) deleteRolePolicy(world, name, policy);
    for (const [policy, document] of Object.entries(wanted)) putRolePolicy(world, name, policy, document);
  },
  tagged: (name, { world }) => world.roles.get(name),
  delete: (name, { world }) => deleteRole(world, name),
};
