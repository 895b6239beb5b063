import type { LabInventory, LabPlace, LabResource, ResourceKind } from '../domain/stack/labResource.ts';
import type { BalancerOwnerKind } from './balancerOwners.ts';

/** Kinds that AWS is asked for: what is in the cluster is the cluster's to tell. */
export type ReadKind = Exclude<ResourceKind, BalancerOwnerKind>;

/** What was read of some kinds, and of which kinds nothing is known because this identity may not look at them. */
export type ResourceRead = Pick<LabInventory, 'resources' | 'notChecked'>;

/** What a lab's stacks do not delete themselves, and everything else that is in its region or VPC. */
export interface LabResources {
  /** Every resource of these kinds that may be the lab's, may look like it, or is in its VPC. */
  read(place: LabPlace, kinds: readonly ReadKind[], signal: AbortSignal): Promise<ResourceRead>;
  /**
   * Starts deleting it; what is not there any more is no error. Rejects with `in-use` while something else uses it. Where
   * rules of these groups keep a security group, only because they name it, they are revoked.
   */
  delete(resource: Pick<LabResource, 'kind' | 'id'>, ownGroups: readonly string[], signal: AbortSignal): Promise<void>;
}
