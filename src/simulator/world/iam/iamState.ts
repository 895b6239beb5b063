import type { InstanceProfile, ManagedPolicy, OidcProvider, Role } from './records.ts';
import type { Principal } from './principals.ts';

/** What IAM keeps of an account: the same in all its regions. */
export interface IamState {
  /** By access key id: who may call. */
  readonly principals: Map<string, Principal>;
  /** By name. */
  readonly roles: Map<string, Role>;
  /** By name. */
  readonly instanceProfiles: Map<string, InstanceProfile>;
  /** The account's own, by ARN. */
  readonly managedPolicies: Map<string, ManagedPolicy>;
  /** By ARN. */
  readonly oidcProviders: Map<string, OidcProvider>;
  /** Public keys (PEM) of the issuers whose tokens can be checked, by the issuer's URL; who signs tokens puts them here. */
  readonly issuerKeys: Map<string, string>;
}

/** IAM of an account that has nothing in it yet. */
export function emptyIam(): IamState {
  return {
    principals: new Map(),
    roles: new Map(),
    instanceProfiles: new Map(),
    managedPolicies: new Map(),
    oidcProviders: new Map(),
    issuerKeys: new Map(),
  };
}
