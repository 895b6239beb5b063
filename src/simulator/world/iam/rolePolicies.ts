import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';
import { checkAttachable } from './awsPolicies.ts';
import { existingRole } from './roles.ts';

/** Puts a policy into a role under a name, in place of one that is there. */
export function putRolePolicy(world: World, roleName: string, policyName: string, document: unknown): void {
  existingRole(world, roleName).inlinePolicies[policyName] = document;
}

/** Takes a policy out of a role. */
export function deleteRolePolicy(world: World, roleName: string, policyName: string): void {
  const { inlinePolicies } = existingRole(world, roleName);
  if (!Object.hasOwn(inlinePolicies, policyName))
    throw new AwsFault('NoSuchEntity', `The role policy with name ${policyName} cannot be found.`, 404);
  delete inlinePolicies[policyName];
}

/** Gives a role a managed policy; one it has already is no matter. */
export function attachRolePolicy(world: World, roleName: string, policyArn: string): void {
  const role = existingRole(world, roleName);
  checkAttachable(world, policyArn);
  if (!role.managedPolicies.includes(policyArn)) role.managedPolicies.push(policyArn);
}

/** Takes a managed policy from a role. */
export function detachRolePolicy(world: World, roleName: string, policyArn: string): void {
  const role = existingRole(world, roleName);
  if (!role.managedPolicies.includes(policyArn))
    throw new AwsFault('NoSuchEntity', `Policy ${policyArn} was not found.`, 404);
  role.managedPolicies = role.managedPolicies.filter((arn) => arn !== policyArn);
}
