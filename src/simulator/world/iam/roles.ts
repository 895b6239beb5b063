import { AwsFault } from '../fault.ts';
import type { Role } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { checkAttachable } from './awsPolicies.ts';
import { iamId } from './principals.ts';

export interface CreateRoleRequest {
  readonly name: string;
  readonly path?: string;
  /** The trust policy document. */
  readonly trust: unknown;
  /** ARNs. */
  readonly managedPolicies: readonly string[];
  /** Policy documents by name. */
  readonly inlinePolicies?: Readonly<Record<string, unknown>>;
  readonly description?: string;
  /** Seconds. */
  readonly maxSessionDuration?: number;
  readonly tags: Tags;
}

/** Makes a role; names are unique in the account whatever the path. */
export function createRole(world: World, request: CreateRoleRequest): Role {
  const { name, path = '/', trust, description, maxSessionDuration } = request;
  for (const arn of request.managedPolicies) checkAttachable(world, arn);
  if (world.roles.has(name)) throw new AwsFault('EntityAlreadyExists', `Role with name ${name} already exists.`, 409);
  const role: Role = {
    name,
    arn: `arn:aws:iam::${world.account}:role${path}${name}`,
    id: iamId(world, 'AROA'),
    path,
    createdAt: world.clock.now(),
    ...(description !== undefined && { description }),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    trust,
    managedPolicies: [...request.managedPolicies],
    inlinePolicies: { ...request.inlinePolicies },
    tags: { ...request.tags },
  };
  world.roles.set(name, role);
  return role;
}

/** The role, or IAM's refusal. */
export function existingRole(world: World, name: string): Role {
  const role = world.roles.get(name);
  if (role === undefined) throw new AwsFault('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
  return role;
}

/** Gives a role another trust policy and other managed policies. */
export function updateRole(
  world: World,
  name: string,
  change: Pick<CreateRoleRequest, 'trust' | 'managedPolicies'>,
): Role {
  const role = existingRole(world, name);
  for (const arn of change.managedPolicies) checkAttachable(world, arn);
  role.trust = change.trust;
  role.managedPolicies = [...change.managedPolicies];
  return role;
}

/** Deletes a role that no instance profile holds. */
export function deleteRole(world: World, name: string): void {
  existingRole(world, name);
  if ([...world.instanceProfiles.values()].some(({ roles }) => roles.includes(name)))
    throw new AwsFault('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.', 409);
  world.roles.delete(name);
}
