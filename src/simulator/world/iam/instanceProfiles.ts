import { AwsFault } from '../fault.ts';
import type { InstanceProfile } from './records.ts';
import type { World } from '../world.ts';
import { iamId } from './principals.ts';
import { existingRole } from './roles.ts';

export interface CreateInstanceProfileRequest {
  readonly name: string;
  readonly path?: string;
  /** Names of roles. */
  readonly roles: readonly string[];
}

/** Makes a profile that holds existing roles. */
export function createInstanceProfile(world: World, request: CreateInstanceProfileRequest): InstanceProfile {
  const { name, path = '/', roles } = request;
  if (world.instanceProfiles.has(name))
    throw new AwsFault('EntityAlreadyExists', `Instance Profile ${name} already exists.`, 409);
  for (const role of roles) existingRole(world, role);
  const profile: InstanceProfile = {
    name,
    arn: `arn:aws:iam::${world.account}:instance-profile${path}${name}`,
    id: iamId(world, 'AIPA'),
    path,
    createdAt: world.clock.now(),
    roles: [...roles],
  };
  world.instanceProfiles.set(name, profile);
  return profile;
}

/** Puts these roles in a profile in place of those it holds. */
export function setProfileRoles(world: World, name: string, roles: readonly string[]): void {
  const profile = existingInstanceProfile(world, name);
  for (const role of roles) existingRole(world, role);
  profile.roles = [...roles];
}

/** The profile, or IAM's refusal. */
export function existingInstanceProfile(world: World, name: string): InstanceProfile {
  const profile = world.instanceProfiles.get(name);
  if (profile === undefined) throw new AwsFault('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404);
  return profile;
}

/** Deletes a profile; its roles stay. */
export function deleteInstanceProfile(world: World, name: string): void {
  world.instanceProfiles.delete(existingInstanceProfile(world, name).name);
}
