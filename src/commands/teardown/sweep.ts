import { belonging } from '../../domain/stack/belonging.ts';
import type { LabInventory } from '../../domain/stack/labResource.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { asksForPatience } from './teardownRetryPolicy.ts';

/**
 * Deletes interfaces and security groups that lie in the way and are proved to be the lab's. What is in use, or may not
 * be deleted, stays: a step of its own tries it again and tells why.
 */
export async function sweep(
  cloud: Pick<Cloud, 'resources'>,
  inventory: LabInventory,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const kind of ['network-interface', 'security-group'] as const) {
    const own = inventory.resources.filter(
      (each) => each.kind === kind && belonging(each, inventory)?.ours === 'delete',
    );
    for (const resource of own) {
      try {
        await cloud.resources.delete(resource, ownGroups(inventory), signal);
        swept.push(resource.id);
      } catch (error) {
        if (asksForPatience(error)) throw error;
      }
    }
  }
  return swept;
}

/** Ids of the security groups that are the lab's: rules of no other may be touched. */
export function ownGroups(inventory: LabInventory): readonly string[] {
  return inventory.resources
    .filter((each) => each.kind === 'security-group' && !['no', undefined].includes(belonging(each, inventory)?.ours))
    .map(({ id }) => id);
}
