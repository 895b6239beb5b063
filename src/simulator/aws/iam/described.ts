import { attachedRoles } from '../../world/iam/managedPolicies.ts';
import { existingRole } from '../../world/iam/roles.ts';
import type { InstanceProfile, ManagedPolicy, Role } from '../../world/iam/records.ts';
import type { World } from '../../world/world.ts';
import { tagList } from '../queryInput.ts';

/** A policy document as IAM answers with it: JSON, percent-encoded. */
export function encodedDocument(document: unknown): string {
  return encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document));
}

/** A role as every operation but the lists writes it. */
export function describedRole(role: Role): object {
  return { ...listedRole(role), Tags: tagList(role.tags) };
}

/** A role in a list: without its tags. */
export function listedRole(role: Role): object {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodedDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration ?? 3600,
  };
}

export function describedInstanceProfile(world: World, profile: InstanceProfile): object {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: new Date(profile.createdAt),
    Roles: profile.roles.map((name) => listedRole(existingRole(world, name))),
  };
}

/** One of the account's own policies. */
export function describedPolicy(world: World, policy: ManagedPolicy): object {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: attachedRoles(world, policy.arn).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.description === '' ? undefined : policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.createdAt),
    Tags: tagList(policy.tags ?? {}),
  };
}

/** One of the policies that AWS keeps. */
export function describedAwsPolicy(world: World, arn: string): object {
  const path = arn.slice(arn.indexOf(':policy') + ':policy'.length);
  return {
    PolicyName: nameOfPolicy(arn),
    Arn: arn,
    Path: path.slice(0, path.lastIndexOf('/') + 1),
    DefaultVersionId: 'v1',
    AttachmentCount: attachedRoles(world, arn).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
  };
}

/** The last part of a policy's ARN. */
export function nameOfPolicy(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
