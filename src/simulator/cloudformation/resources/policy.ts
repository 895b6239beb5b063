import { deleteRolePolicy, putRolePolicy } from '../../world/iam/rolePolicies.ts';
import { invalidProperties } from '../properties.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { rolesOf } from './policyHolders.ts';
import type { World } from '../../world/world.ts';

/** Longest name of a policy. */
const nameLimit = 128;

/** Takes a policy as it was out of its roles, but for those that are to have one of the same name again. */
function withdraw(world: World, previous: Properties, name: string | undefined, kept: readonly string[]): void {
  const before = previous.text('PolicyName');
  for (const role of previous.texts('Roles')) {
    const has = Object.hasOwn(world.roles.get(role)?.inlinePolicies ?? {}, before);
    if (has && !(before === name && kept.includes(role))) deleteRolePolicy(world, role, before);
  }
}

/** The same policy inside several roles. They know it by its name, not by its physical id. */
export const policy: ResourceType = {
  name: 'AWS::IAM::Policy',
  createTime: 16_000,
  deleteTime: 1_000,
  attributes: { Id: (id) => id },
  create(properties, context) {
    const name = properties.text('PolicyName');
    const roles = rolesOf(properties);
    if (roles.length === 0)
      throw invalidProperties(context.logicalId, 'At least one of [Groups,Roles,Users] must be non-empty.');
    for (const role of roles) putRolePolicy(context.world, role, name, properties.record['PolicyDocument']);
    return generatedName(context, nameLimit);
  },
  update(_id, properties, { world }, previous) {
    const name = properties.text('PolicyName');
    const roles = rolesOf(properties);
    withdraw(world, previous, name, roles);
    for (const role of roles) putRolePolicy(world, role, name, properties.record['PolicyDocument']);
  },
  delete: (_id, { world }, properties) => withdraw(world, properties, undefined, []),
};
