import { AwsFault } from '../fault.ts';
import type { InstanceProfile } from '../state.ts';
import type { World } from '../world.ts';
import { existingRole } from './roles.ts';

export interface CreateInstanceProfileRequest {
  readonly name: string;
  /** Names of roles. */
  readonly roles: readonly string[];
}

/** Makes a profile that holds existing roles. */
export function createInstanceProfile(world: World, { name, roles }: CreateInstanceProfileRequest): InstanceProfile {
  if (world.instanceProfiles.has(name))
    throw new AwsFault('EntityAlreadyExists', `Instance Profile ${name} already exists.`, 409);
  for (const role of roles) existingRole(world, role);
  const profile: InstanceProfile = {
    name,
    arn: `arn:aws:iam::${world.account}:instance-profile/${name}`,
    roles: [...roles],
  };
  world.instanceProfiles.set(name, profile);
  return profile;
}

/** Puts these roles in a profile in place of those it holds. */
export function setProfileRoles(world: World, name: string, roles: readonly string[]): void {
  const profile = world.instanceProfiles.get(name);
  if (profile === undefined) throw new AwsFault('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404);
  for (const role of roles) existingRole(world, role);
  profile.roles = [...roles];
}

/** Deletes a profile; its roles stay. */
export function deleteInstanceProfile(world: World, name: string): void {
  if (!world.instanceProfiles.delete(name))
    throw new AwsFault('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404);
}
