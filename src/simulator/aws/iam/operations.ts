import type { Operation } from '../operation.ts';
import { addClientIDToOpenIdConnectProvider } from './addClientIDToOpenIdConnectProvider.ts';
import { addRoleToInstanceProfile } from './addRoleToInstanceProfile.ts';
import { attachRolePolicy } from './attachRolePolicy.ts';
import { createInstanceProfile } from './createInstanceProfile.ts';
import { createOpenIdConnectProvider } from './createOpenIdConnectProvider.ts';
import { createPolicy } from './createPolicy.ts';
import { createRole } from './createRole.ts';
import { createServiceLinkedRole } from './createServiceLinkedRole.ts';
import { deleteInstanceProfile } from './deleteInstanceProfile.ts';
import { deleteOpenIdConnectProvider } from './deleteOpenIdConnectProvider.ts';
import { deletePolicy } from './deletePolicy.ts';
import { deleteRole } from './deleteRole.ts';
import { deleteRolePolicy } from './deleteRolePolicy.ts';
import { detachRolePolicy } from './detachRolePolicy.ts';
import { getInstanceProfile } from './getInstanceProfile.ts';
import { getOpenIdConnectProvider } from './getOpenIdConnectProvider.ts';
import { getPolicy } from './getPolicy.ts';
import { getPolicyVersion } from './getPolicyVersion.ts';
import { getRole } from './getRole.ts';
import { getRolePolicy } from './getRolePolicy.ts';
import { getUser } from './getUser.ts';
import { listAttachedRolePolicies } from './listAttachedRolePolicies.ts';
import { listEntitiesForPolicy } from './listEntitiesForPolicy.ts';
import { listInstanceProfiles } from './listInstanceProfiles.ts';
import { listInstanceProfilesForRole } from './listInstanceProfilesForRole.ts';
import { listOpenIdConnectProviders } from './listOpenIdConnectProviders.ts';
import { listPolicies } from './listPolicies.ts';
import { listRolePolicies } from './listRolePolicies.ts';
import { listRoleTags } from './listRoleTags.ts';
import { listRoles } from './listRoles.ts';
import { putRolePolicy } from './putRolePolicy.ts';
import { removeRoleFromInstanceProfile } from './removeRoleFromInstanceProfile.ts';
import { tagOpenIdConnectProvider } from './tagOpenIdConnectProvider.ts';
import { tagRole } from './tagRole.ts';
import { untagRole } from './untagRole.ts';
import { updateAssumeRolePolicy } from './updateAssumeRolePolicy.ts';
import { updateRole } from './updateRole.ts';

/** The operations of IAM (Query protocol, version 2010-05-08) by action name. */
export const iamOperations: Readonly<Record<string, Operation>> = {
  AddClientIDToOpenIDConnectProvider: addClientIDToOpenIdConnectProvider,
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AttachRolePolicy: attachRolePolicy,
  CreateInstanceProfile: createInstanceProfile,
  CreateOpenIDConnectProvider: createOpenIdConnectProvider,
  CreatePolicy: createPolicy,
  CreateRole: createRole,
  CreateServiceLinkedRole: createServiceLinkedRole,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeleteOpenIDConnectProvider: deleteOpenIdConnectProvider,
  DeletePolicy: deletePolicy,
  DeleteRole: deleteRole,
  DeleteRolePolicy: deleteRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  GetInstanceProfile: getInstanceProfile,
  GetOpenIDConnectProvider: getOpenIdConnectProvider,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  GetUser: getUser,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListOpenIDConnectProviders: listOpenIdConnectProviders,
  ListPolicies: listPolicies,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  PutRolePolicy: putRolePolicy,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  TagOpenIDConnectProvider: tagOpenIdConnectProvider,
  TagRole: tagRole,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
};
