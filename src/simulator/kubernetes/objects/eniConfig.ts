import type { KubeObject } from './meta.ts';

/** Where the pods of some nodes get their interfaces with custom networking: a resource that the VPC CNI brings along. */
export interface EniConfig extends KubeObject {
  readonly spec?: { readonly subnet?: string; readonly securityGroups?: readonly string[] };
}
