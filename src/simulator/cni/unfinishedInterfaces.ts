import { deleteNetworkInterface } from '../world/network/networkInterfaces.ts';
import type { World } from '../world/world.ts';
import { descriptionPrefix, tagKeys } from './interfaceTags.ts';

/**
 * Deletes what daemons were busy with when their world was saved: interfaces made for an instance and not attached yet, or
 * detached and not deleted yet. Left alone they would be the leaks of nodes that never died.
 */
export function deleteUnfinishedInterfaces(world: World): void {
  for (const { id, status, description, tags } of world.networkInterfaces.values()) {
    const owner = world.instances.get(tags[tagKeys.instance] ?? '');
    if (status === 'available' && description.startsWith(descriptionPrefix) && owner?.state === 'running')
      deleteNetworkInterface(world, id);
  }
}
