import type { FieldManager } from '../apply/managedFields.ts';

/** How a client's write is carried out. */
export interface WriteOptions {
  /** Do everything but the storing. */
  readonly dryRun?: boolean;
  /** Who becomes the owner of what changes; nobody is noted if undefined, as for the cluster's own parts. */
  readonly manager?: FieldManager;
  /** Takes what the client should be told although the write is fine. */
  readonly warnings?: string[];
}
