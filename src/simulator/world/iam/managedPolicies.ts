import { AwsFault } from '../fault.ts';
import type { ManagedPolicy } from './records.ts';
import type { World } from '../world.ts';
import { iamId } from './principals.ts';

export interface CreateManagedPolicyRequest {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly document: unknown;
}

/** Makes a policy of the account's own; names are unique in the account whatever the path. */
export function createManagedPolicy(world: World, request: CreateManagedPolicyRequest): ManagedPolicy {
  const { name, path, description, document } = request;
  if ([...world.managedPolicies.values()].some((policy) => policy.name === name))
    throw new AwsFault(
      'EntityAlreadyExists',
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
      409,
    );
  const policy: ManagedPolicy = {
    arn: `arn:aws:iam::${world.account}:policy${path}${name}`,
    id: iamId(world, 'ANPA'),
    name,
    path,
    description,
    createdAt: world.clock.now(),
    document,
  };
  world.managedPolicies.set(policy.arn, policy);
  return policy;
}

/** Changes what a policy says. */
export function setPolicyDocument(world: World, arn: string, document: unknown): void {
  existingManagedPolicy(world, arn).document = document;
}

/** The policy, or IAM's refusal. */
export function existingManagedPolicy(world: World, arn: string): ManagedPolicy {
  const policy = world.managedPolicies.get(arn);
  if (policy === undefined) throw new AwsFault('NoSuchEntity', `Policy ${arn} was not found.`, 404);
  return policy;
}

/** Names of the roles a policy is attached to. */
export function attachedRoles(world: World, arn: string): string[] {
  return [...world.roles.values()].filter((role) => role.managedPolicies.includes(arn)).map(({ name }) => name);
}

/** Deletes a policy that no role has. */
export function deleteManagedPolicy(world: World, arn: string): void {
  existingManagedPolicy(world, arn);
  if (attachedRoles(world, arn).length > 0)
    throw new AwsFault('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
  world.managedPolicies.delete(arn);
}
